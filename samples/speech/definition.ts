import type { Definition } from '#lib/domain/definition/definition.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { TextRule } from '#lib/domain/definition/text-rule.ts'
import { contractions, numberWords, transcriptQuestion } from './transcribers.ts'

/** The first version: write what you hear. How numbers, contractions and full stops are written, everyone decides. */
export const speechDefinition: Definition = {
  format: 1,
  schema: {
    media: 'audio',
    questions: [
      {
        id: transcriptQuestion,
        kind: 'text',
        name: 'What is said?',
        help: 'Write what you hear, word for word.',
        required: true,
        language: 'en',
        unit: 'word',
        fold: { case: false, punctuation: false, unicode: true },
      },
    ],
  },
  guideline: {
    general:
      'The speakers read English aloud that is not their first language; about half of them are children. Write what was said, not what was meant. Write `[unintelligible]` for what you can’t make out after three tries.',
    entries: [
      {
        id: 'about-transcript',
        question: transcriptQuestion,
        class: null,
        text: 'One line for the whole recording. A word that is said twice is written twice.',
        threshold: null,
        examples: [],
      },
    ],
  },
  conventions: [],
  acceptable: {
    minWidth: null,
    minHeight: null,
    minBrightness: null,
    minContrast: null,
    minSampleRate: 8000,
    maxSilence: null,
  },
}

export const numbersRule = 'Numbers are written as words'
export const contractionsRule = 'Contractions are written out'
export const punctuationRule = 'No punctuation, no full stop'

function rule(name: string, find: string, replace: string, match: TextRule['match'], given: string, read: string) {
  const made = { question: transcriptQuestion, name, match, find, replace, ignoreCase: true, cases: [{ given, read }] }
  return { kind: 'add_rule', rule: made } satisfies DraftChange
}

/** What the rulings of the first review lead to. Each rule is shown what it must do, and is checked when published. */
export const speechSecondVersion: readonly DraftChange[] = [
  rule(punctuationRule, '[.,!?;:]', '', 'pattern', 'no teeth were there.', 'no teeth were there'),
  ...Object.entries(numberWords).map(([word, digits]) => {
    const name = `${numbersRule}: ${word.toLowerCase()}`
    return rule(name, digits, word.toLowerCase(), 'words', `${digits} hours`, `${word.toLowerCase()} hours`)
  }),
  ...Object.entries(contractions).map(([full, short]) =>
    rule(`${contractionsRule}: ${full}`, short, full, 'words', `so ${short} here`, `so ${full} here`),
  ),
  {
    kind: 'edit_question',
    question: transcriptQuestion,
    fold: { case: true, punctuation: true, unicode: true },
  },
  {
    kind: 'edit_entry',
    question: transcriptQuestion,
    class: null,
    text: 'One line for the whole recording. A word that is said twice is written twice. Numbers are written as words (“fourteen”), contractions are written out (“I am”), and there is no full stop. Capitals make no difference. Names are spelt in the most common way: Steven, Layla, John.',
  },
]
