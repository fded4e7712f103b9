import { ok } from '../../kernel/result.ts'
import { quoted } from '../../schema/names.ts'
import { asNeedsRelabel } from '../projected-answer.ts'
import { type OperationOf, type OperationReading, requireQuestion } from './operation-reading.ts'

/** A question is no longer asked; its answers stay stored and readable at the versions that asked it. */
export const removeQuestion: OperationReading<OperationOf<'remove_question'>> = {
  apply(definition, { question: id }) {
    requireQuestion(definition, id)
    return ok({
      ...definition,
      schema: { ...definition.schema, questions: definition.schema.questions.filter((other) => other.id !== id) },
      guideline: {
        ...definition.guideline,
        entries: definition.guideline.entries.filter((entry) => entry.question !== id),
      },
      conventions: definition.conventions.filter((rule) => rule.question !== id),
    })
  },
  forward: (_answer, { question }, { version, before }) =>
    asNeedsRelabel(`Version ${version} no longer asks ${quoted(requireQuestion(before, question).name)}.`),
  inverse: (_answer, { question }, { version, before }) =>
    asNeedsRelabel(`Version ${version} no longer asks ${quoted(requireQuestion(before, question).name)}.`),
  sentence: ({ question }, before) =>
    `the question ${quoted(requireQuestion(before, question).name)} is no longer asked`,
}
