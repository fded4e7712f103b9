import type { ProjectedAnswer } from '../definition/projected-answer.ts'
import { readAnswer } from '../definition/read-answer.ts'
import type { VersionTree } from '../definition/version-tree.ts'
import type { AccountId, AnnotationId, ItemId, QuestionId, RoundId, VersionId } from '../kernel/ids.ts'
import type { AnswerDocument } from '../schema/answer.ts'
import { findQuestion } from '../schema/schema.ts'
import type { Origin } from './origin.ts'

/** A submitted revision as everything that reads labels needs it. */
export type GivenLabels = {
  id: AnnotationId
  itemId: ItemId
  accountId: AccountId
  roundId: RoundId
  versionId: VersionId
  origin: Origin
  blind: boolean
  submittedAt: Date
  document: AnswerDocument
}

/** One labeler's answer to one question about one item, as a version reads it. */
export type LabelAtVersion<G extends GivenLabels = GivenLabels> = { given: G; read: ProjectedAnswer }

/**
 * Every labeler's last answer to a question, one per item and labeler, read at version `at`. An answer given in a
 * relabel round comes later and so takes the place of the one that needed relabeling. Whoever did not answer the
 * question has no entry; what needs relabeling has one that says so and counts as missing.
 */
export function labelsAtVersion<G extends GivenLabels>(
  tree: VersionTree,
  given: readonly G[],
  question: QuestionId,
  at: VersionId,
): LabelAtVersion<G>[] {
  const last = new Map<string, G>()
  for (const row of given) {
    if (!row.document.answers[question] || !findQuestion(tree.require(row.versionId).definition.schema, question))
      continue
    const key = `${row.itemId} ${row.accountId}`
    const earlier = last.get(key)
    if (!earlier || isLater(row, earlier)) last.set(key, row)
  }
  return [...last.values()].map((row) => {
    const answer = row.document.answers[question]
    if (!answer) throw new Error('an answer vanished')
    return { given: row, read: readAnswer(tree, question, answer, row.versionId, at) }
  })
}

function isLater(a: GivenLabels, b: GivenLabels): boolean {
  const apart = a.submittedAt.getTime() - b.submittedAt.getTime()
  return apart > 0 || (apart === 0 && a.id > b.id)
}
