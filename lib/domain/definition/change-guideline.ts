import type { QuestionId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Definition } from './definition.ts'
import type { IdSource } from './draft.ts'
import type { DraftChange } from './draft-change.ts'
import type { GuidelineEntry } from './guideline.ts'
import { invalid, requireClass, requireQuestion } from './operations/operation-reading.ts'

const kinds = ['set_general', 'edit_entry', 'take_over', 'add_example', 'remove_example'] as const
export type GuidelineChange = Extract<DraftChange, { kind: (typeof kinds)[number] }>

export function isGuidelineChange(change: DraftChange): change is GuidelineChange {
  return (kinds as readonly string[]).includes(change.kind)
}

/** The definition after an edit of its guideline. An entry comes into being with the first thing that is said in it. */
export function changeGuideline(definition: Definition, change: GuidelineChange, ids: IdSource): Result<Definition> {
  if (change.kind === 'set_general') {
    return ok({ ...definition, guideline: { ...definition.guideline, general: change.text } })
  }
  if (change.kind === 'take_over' && change.question === null) {
    const { general, grounds } = definition.guideline
    const taken = takenOver({ text: general, grounds }, change, 50_000)
    if (!taken.ok) return taken
    const { text, ...rest } = taken.value
    return ok({ ...definition, guideline: { ...definition.guideline, ...rest, general: text } })
  }
  const question = requireQuestion(definition, change.question as QuestionId)
  if (change.class !== null) requireClass(question, change.class)
  const { entries } = definition.guideline
  const isSubject = (entry: GuidelineEntry) => entry.question === question.id && entry.class === change.class
  const old: GuidelineEntry = entries.find(isSubject) ?? {
    id: ids.entry(),
    question: question.id,
    class: change.class,
    text: '',
    threshold: null,
    examples: [],
  }
  const entry = changeEntry(old, change)
  if (!entry.ok) return entry
  const next = entries.some(isSubject)
    ? entries.map((other) => (isSubject(other) ? entry.value : other))
    : [...entries, entry.value]
  return ok({ ...definition, guideline: { ...definition.guideline, entries: next } })
}

type Grounded = Pick<GuidelineEntry, 'text' | 'grounds'>

/** The text with the proposal as its last paragraph, and the rulings that stand behind it. */
function takenOver(
  { text, grounds = [] }: Grounded,
  change: Extract<GuidelineChange, { kind: 'take_over' }>,
  most: number,
): Result<Grounded> {
  if (grounds.some(({ rulings }) => rulings.some((id) => change.rulings.includes(id)))) {
    return invalid('What this ruling proposes was taken over already.', 'rulings')
  }
  const joined = [text.trimEnd(), change.text].filter((part) => part !== '').join('\n\n')
  if (joined.length > most)
    return invalid(`The text would be longer than ${most} characters; shorten it first.`, 'text')
  return ok({ text: joined, grounds: [...grounds, { rulings: change.rulings, text: change.text }] })
}

function changeEntry(
  entry: GuidelineEntry,
  change: Exclude<GuidelineChange, { kind: 'set_general' }>,
): Result<GuidelineEntry> {
  switch (change.kind) {
    case 'edit_entry':
      return ok({
        ...entry,
        text: change.text ?? entry.text,
        threshold: change.threshold === undefined ? entry.threshold : change.threshold,
      })
    case 'take_over': {
      const taken = takenOver(entry, change, 20_000)
      return taken.ok ? ok({ ...entry, ...taken.value }) : taken
    }
    case 'add_example': {
      const others = entry.examples.filter(({ item }) => item !== change.item)
      if (others.length >= 200) return invalid('An entry has at most 200 examples.', 'item')
      return ok({ ...entry, examples: [...others, { item: change.item, kind: change.example, note: change.note }] })
    }
    case 'remove_example':
      return ok({
        ...entry,
        examples: entry.examples.filter(({ item, kind }) => item !== change.item || kind !== change.example),
      })
  }
}
