import { classNameIn, quoted } from '../schema/names.ts'
import type { Definition } from './definition.ts'
import { thresholdInWords } from './diff.ts'
import type { DraftChange } from './draft-change.ts'

/** An edit for people: what it is about, and what was typed or chosen, so that it can be made again by hand. */
export type ChangeInWords = { about: string; said: string }

/** An edit in words, with the names that its classes and questions have in `definition`. */
export function changeInWords(definition: Definition, change: DraftChange): ChangeInWords {
  const question = (id: string) => definition.schema.questions.find((one) => one.id === id) ?? null
  const of = ({ question: id, class: classId }: { question: string; class: string | null }) =>
    quoted(classId === null ? (question(id)?.name ?? id) : classNameIn(question(id), classId))
  switch (change.kind) {
    case 'set_general':
      return { about: 'The general rules', said: change.text }
    case 'edit_entry': {
      if (change.text !== undefined) return { about: `The text on ${of(change)}`, said: change.text }
      const { threshold } = change
      return {
        about: `The threshold of ${of(change)}`,
        said: threshold ? thresholdInWords(threshold) : 'no threshold',
      }
    }
    case 'take_over':
      return { about: 'A text from a ruling', said: change.text }
    case 'edit_class':
      return { about: `The class ${of(change)}`, said: listed(change, ['name', 'key']) }
    case 'edit_question':
      return { about: `The question ${of({ ...change, class: null })}`, said: listed(change, ['name', 'help']) }
    case 'add_class':
      return { about: `A new class of ${of({ ...change, class: null })}`, said: change.name }
    case 'add_question':
      return { about: 'A new question', said: change.name }
    case 'merge_classes': {
      const names = change.from.map((id) => of({ question: change.question, class: id }))
      return { about: `Merging ${names.join(' and ')}`, said: change.name }
    }
    case 'add_example':
      return { about: `An example of ${of(change)}`, said: change.note }
    case 'add_rule':
    case 'edit_rule':
      return { about: `The rule ${quoted(change.rule.name)}`, said: `${change.rule.find} → ${change.rule.replace}` }
    default:
      return { about: 'An edit', said: '' }
  }
}

function listed(change: object, fields: readonly string[]): string {
  const given = Object.entries(change).filter(([key, value]) => fields.includes(key) && value !== undefined)
  return given.map(([key, value]) => `${key}: ${value}`).join(', ')
}
