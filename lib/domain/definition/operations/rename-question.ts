import { ok } from '../../kernel/result.ts'
import { quoted } from '../../schema/names.ts'
import { asValue } from '../projected-answer.ts'
import { invalid, type OperationOf, type OperationReading, requireQuestion, withQuestion } from './operation-reading.ts'

/** A question gets another name; answers never store names, so every label reads as it was. */
export const renameQuestion: OperationReading<OperationOf<'rename_question'>> = {
  apply(definition, { question: id, name }) {
    const question = requireQuestion(definition, id)
    if (name.trim() === '') return invalid('A question needs a name.', 'name')
    return ok(withQuestion(definition, { ...question, name: name.trim() }))
  },
  forward: asValue,
  inverse: asValue,
  sentence: ({ question: id, name }, before) =>
    `the question ${quoted(requireQuestion(before, id).name)} was renamed ${quoted(name)}`,
}
