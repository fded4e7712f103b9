import { ok, type Result } from '../kernel/result.ts'
import type { Definition } from './definition.ts'
import type { IdSource } from './draft.ts'
import type { DraftChange } from './draft-change.ts'
import type { GuidelineEntry } from './guideline.ts'
import { invalid, requireClass, requireQuestion } from './operations/operation-reading.ts'

const kinds = ['set_general', 'edit_entry', 'add_example', 'remove_example'] as const
export type GuidelineChange = Extract<DraftChange, { kind: (typeof kinds)[number] }>

export function isGuidelineChange(change: DraftChange): change is GuidelineChange {
  return (kinds as readonly string[]).includes(change.kind)
}

/** The definition after an edit of its guideline. An entry comes into being with the first thing that is said in it. */
export function changeGuideline(definition: Definition, change: GuidelineChange, ids: IdSource): Result<Definition> {
  if (change.kind === 'set_general') {
    return ok({ ...definition, guideline: { ...definition.guideline, general: change.text } })
  }
  const question = requireQuestion(definition, change.question)
  if (change.class !== null) requireClass(question, change.class)
  const { entries } = definition.guideline
  const isSubject = (entry: GuidelineEntry) => entry.question === change.question && entry.class === change.class
  const old: GuidelineEntry = entries.find(isSubject) ?? {
    id: ids.entry(),
    question: change.question,
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
