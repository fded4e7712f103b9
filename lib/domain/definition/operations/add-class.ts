import { ok } from '../../kernel/result.ts'
import { classNameIn, quoted, quotedList } from '../../schema/names.ts'
import { readClasses } from '../projected-answer.ts'
import {
  invalid,
  type OperationOf,
  type OperationReading,
  requireClass,
  requireClassQuestion,
  requireQuestion,
  withQuestion,
} from './operation-reading.ts'

/**
 * A new class. Labels of the classes to reconsider may belong to it now, so they need relabeling; all others stay.
 * Back, a label of the new class has no counterpart; a label given with the new class at hand stays as it is.
 */
export const addClass: OperationReading<OperationOf<'add_class'>> = {
  apply(definition, { question: id, class: added, reconsider }) {
    const question = requireClassQuestion(definition, id)
    if (added.name.trim() === '') return invalid('A class needs a name.', 'class.name')
    if (question.classes.some((other) => other.id === added.id)) {
      return invalid(`${quoted(question.name)} has a class ${added.id} already.`, 'class.id')
    }
    for (const classId of reconsider) requireClass(question, classId)
    return ok(withQuestion(definition, { ...question, classes: [...question.classes, added] }))
  },
  forward(answer, { class: added, reconsider, question }, { version, before }) {
    return readClasses(answer, (id) => {
      if (!reconsider.includes(id)) return { class: id }
      const name = classNameIn(requireQuestion(before, question), id)
      return { reason: `Version ${version} added ${quoted(added.name)}; what was ${quoted(name)} may belong to it.` }
    })
  },
  inverse(answer, { class: added }, { version }) {
    return readClasses(answer, (id) =>
      id === added.id ? { reason: `${quoted(added.name)} exists only since version ${version}.` } : { class: id },
    )
  },
  sentence({ question, class: added, reconsider }, before) {
    const what = `${quoted(added.name)} was added to ${quoted(requireQuestion(before, question).name)}`
    if (reconsider.length === 0) return what
    const names = reconsider.map((id) => classNameIn(requireQuestion(before, question), id))
    return `${what}; labels of ${quotedList(names)} are reconsidered`
  },
}
