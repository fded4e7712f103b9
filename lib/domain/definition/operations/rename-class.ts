import { ok } from '../../kernel/result.ts'
import { classNameIn, quoted } from '../../schema/names.ts'
import { asValue } from '../projected-answer.ts'
import {
  invalid,
  type OperationOf,
  type OperationReading,
  requireClass,
  requireClassQuestion,
  requireQuestion,
  withQuestion,
} from './operation-reading.ts'

/** A class gets another name; answers never store names, so every label reads as it was. */
export const renameClass: OperationReading<OperationOf<'rename_class'>> = {
  apply(definition, { question: id, class: classId, name }) {
    const question = requireClassQuestion(definition, id)
    requireClass(question, classId)
    if (name.trim() === '') return invalid('A class needs a name.', 'name')
    const classes = question.classes.map((other) => (other.id === classId ? { ...other, name: name.trim() } : other))
    return ok(withQuestion(definition, { ...question, classes }))
  },
  forward: asValue,
  inverse: asValue,
  sentence: ({ question, class: classId, name }, before) =>
    `${quoted(classNameIn(requireQuestion(before, question), classId))} was renamed ${quoted(name)}`,
}
