import { ok } from '../../kernel/result.ts'
import { quoted } from '../../schema/names.ts'
import { asNeedsRelabel } from '../projected-answer.ts'
import { invalid, type OperationOf, type OperationReading } from './operation-reading.ts'

/** A new question. There is no older answer to read forward; back, the question was not asked. */
export const addQuestion: OperationReading<OperationOf<'add_question'>> = {
  apply(definition, { question }) {
    if (definition.schema.questions.some(({ id }) => id === question.id)) {
      return invalid(`There is a question ${question.id} already.`, 'question.id')
    }
    return ok({
      ...definition,
      schema: { ...definition.schema, questions: [...definition.schema.questions, question] },
    })
  },
  forward: (_answer, { question }, { version }) =>
    asNeedsRelabel(`${quoted(question.name)} is asked only since version ${version}.`),
  inverse: (_answer, { question }, { version }) =>
    asNeedsRelabel(`${quoted(question.name)} is asked only since version ${version}.`),
  sentence: ({ question }) => `the question ${quoted(question.name)} was added`,
}
