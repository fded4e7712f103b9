import type { Answer, AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Schema } from '#lib/domain/schema/schema.ts'
import type { PlannedAnswer, Where } from './import-plan.ts'

/** Everything that one labeler said about one item. */
export type LabelerAnswers = { externalId: string; labeler: string; document: AnswerDocument; where: Where }

/** Puts the answers of each labeler about each item into one document, questions in the order of the schema. */
export function groupAnswers(answers: readonly PlannedAnswer[], schema: Schema | null): LabelerAnswers[] {
  const groups = new Map<string, PlannedAnswer[]>()
  for (const answer of answers) {
    if (answer.labeler === null) continue
    const key = JSON.stringify([answer.externalId, answer.labeler])
    const group = groups.get(key)
    if (group) group.push(answer)
    else groups.set(key, [answer])
  }
  return [...groups.values()].map((group) => {
    const { externalId, labeler, where } = group[0] as PlannedAnswer
    const given = new Map(group.map(({ question, answer }) => [question, answer]))
    const ordered = (schema?.questions ?? []).flatMap(({ id }): [string, Answer][] => {
      const answer = given.get(id)
      return answer ? [[id, answer]] : []
    })
    const document: AnswerDocument = { format: 1, answers: Object.fromEntries(ordered) }
    return { externalId, labeler: labeler as string, document, where }
  })
}
