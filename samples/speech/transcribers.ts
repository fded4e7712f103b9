import type { QuestionId } from '#lib/domain/kernel/ids.ts'
import { type Random, randomBelow } from '#lib/domain/kernel/random.ts'
import type { TextAnswer } from '#lib/domain/schema/answer.ts'
import { type Reading, rulesOf } from '../simulate/reading.ts'

export const transcriptQuestion = 'transcript' as QuestionId

/** How one transcriber writes where no convention is published. */
export type Transcriber = {
  name: string
  numbers: 'digits' | 'words'
  contractions: boolean
  punctuation: boolean
  capitals: boolean
  /** How she spells names and words that have several spellings. */
  spelling: Record<string, string>
  /** Share of words that she drops, doubles or mishears. */
  slips: number
}

export const transcribers: readonly Transcriber[] = [
  {
    name: 'Dee (simulated)',
    numbers: 'digits',
    contractions: true,
    punctuation: true,
    capitals: true,
    spelling: { STEVEN: 'stephen', LAYLA: 'leila' },
    slips: 0.015,
  },
  {
    name: 'Eli (simulated)',
    numbers: 'words',
    contractions: false,
    punctuation: false,
    capitals: false,
    spelling: { KEYED: 'keyd' },
    slips: 0.02,
  },
  {
    name: 'Fay (simulated)',
    numbers: 'words',
    contractions: true,
    punctuation: true,
    capitals: true,
    spelling: { LAYLA: 'laila', JOHN: 'jon', WRONGS: 'runs' },
    slips: 0.03,
  },
]

/** The numbers that the recordings contain, as they are written out; the sample's second version turns digits into these. */
export const numberWords: Record<string, string> = {
  ONE: '1',
  TWO: '2',
  THREE: '3',
  FOUR: '4',
  FIVE: '5',
  SIX: '6',
  EIGHT: '8',
  FOURTEEN: '14',
  FIFTEEN: '15',
  EIGHTEEN: '18',
}
/** Two words that some people write as one. */
export const contractions: Record<string, string> = {
  'i am': "i'm",
  'there is': "there's",
  'it is': "it's",
  'he will': "he'll",
  'she will': "she'll",
}

/** What a transcriber types for a recording whose read text is known; published rules are followed, slips remain. */
export function transcribe(spoken: string, transcriber: Transcriber, reading: Reading, random: Random): TextAnswer {
  const digits = transcriber.numbers === 'digits' && !rulesSay(reading, /number|digit/i)
  const words = spoken.split(/\s+/).flatMap((word) => hear(word, transcriber, digits, random))
  let text = words.join(' ')
  if (transcriber.contractions && !rulesSay(reading, /contraction|'|’/i))
    for (const [full, short] of Object.entries(contractions))
      text = text.replaceAll(new RegExp(`\\b${full}\\b`, 'g'), short)
  if (transcriber.capitals) text = capitalise(text)
  if (transcriber.punctuation && !rulesSay(reading, /punctuation|full stop/i)) text += '.'
  return { kind: 'text', text }
}

function hear(word: string, transcriber: Transcriber, digits: boolean, random: Random): string[] {
  const said = transcriber.spelling[word] ?? word.toLowerCase()
  const written = digits ? (numberWords[word] ?? said) : said
  if (random() >= transcriber.slips) return [written]
  const slips: string[][] = [[], [written, written], [written.length > 3 ? written.slice(0, -1) : `${written}s`]]
  return slips[randomBelow(random, slips.length)] ?? [written]
}

/** A reader of the book stops doing by habit what a published convention is about. */
function rulesSay(reading: Reading, about: RegExp): boolean {
  return rulesOf(reading, transcriptQuestion).some((rule) => about.test(`${rule.name} ${rule.find}`))
}

function capitalise(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1)
  return sentence.replaceAll(/\bi\b/g, 'I')
}
