import { classesOf } from '../schema/question.ts'
import type { Definition } from './definition.ts'
import type { DraftChange } from './draft-change.ts'

/**
 * What an edit is about to overwrite, as it stands: where it is still the same in another's copy of the draft, the edit
 * can be made there without taking anything back. Null for edits that overwrite nothing (they add, merge or move).
 */
export function touchedByChange(definition: Definition, change: DraftChange): unknown {
  const question = 'question' in change ? definition.schema.questions.find(({ id }) => id === change.question) : null
  switch (change.kind) {
    case 'set_general':
      return definition.guideline.general
    case 'set_acceptable':
      return definition.acceptable
    case 'edit_entry': {
      const entry = definition.guideline.entries.find(
        (one) => one.question === change.question && one.class === change.class,
      )
      return named(change, { text: entry?.text ?? '', threshold: entry?.threshold ?? null })
    }
    case 'edit_class': {
      const own = question && classesOf(question).find(({ id }) => id === change.class)
      return own ? named(change, own) : 'gone'
    }
    case 'edit_question':
      return question ? named(change, question) : 'gone'
    case 'edit_rule':
      return definition.conventions.find(({ id }) => id === change.rule.id) ?? 'gone'
    case 'replace':
      return definition
    default:
      return null
  }
}

/** Those fields that an edit names, as they are now. */
function named(change: object, now: object): Record<string, unknown> {
  const said = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]))
  const fields: Record<string, unknown> = { ...now }
  return Object.fromEntries(
    said.filter((key) => !subject.has(key) && key in fields).map((key) => [key, fields[key]] as const),
  )
}

/** What says whom an edit is about, not what it changes. */
const subject: ReadonlySet<string> = new Set(['kind', 'question', 'class'])

/** The ids of questions, classes and rules that an edit is about. */
export function subjectsOfChange(change: DraftChange): string[] {
  const { question, class: classId, from, reconsider, rule } = change as Partial<Record<string, unknown>>
  const of = typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : rule
  return [question, classId, from, reconsider, of].flat().filter((id) => typeof id === 'string')
}
