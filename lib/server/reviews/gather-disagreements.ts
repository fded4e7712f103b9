import type { Db } from '#db/client.ts'
import { sliceRows } from '#db/queries/agreement.ts'
import { currentAnswerValues } from '#db/queries/annotation.ts'
import { getVersionTree } from '#db/queries/definition.ts'
import { getProject } from '#db/queries/project.ts'
import { closedItems } from '#db/queries/round.ts'
import { measureQuestion } from '#lib/domain/agreement/measure-question.ts'
import { gatherAnswers } from '#lib/domain/annotation/gather-answers.ts'
import { labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import { type DisagreementPattern, triage } from '#lib/domain/disagreement/triage.ts'
import type { ItemId, ProjectId, QuestionId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'

export type DisagreementRequest = {
  project: ProjectId
  round: RoundId
  question: QuestionId
  /** The version that the answers are read at. */
  version: VersionId
  now: Date
}

/** What labelers of one round disagree on, over its closed items, grouped and ranked. */
export async function gatherDisagreements(view: Db, request: DisagreementRequest): Promise<DisagreementPattern[]> {
  const { project, round, version } = request
  const tree = await getVersionTree(view, project)
  const question = findQuestion(tree.require(version).definition.schema, request.question)
  const owner = await getProject(view, project)
  if (!question || !owner) return []
  const closed = new Set((await closedItems(view, { round }, request.now)).map(({ item }) => item))
  const given = gatherAnswers(await currentAnswerValues(view, { round }, question.id)).filter((row) =>
    closed.has(row.itemId),
  )
  const labels = labelsAtVersion(tree, given, question.id, version)
  const agreement = measureQuestion(question, labels, { bootstrap: 0, seed: 1 })
  return triage(question, labels, agreement, owner.importance, await slicesOfItems(view, project))
}

async function slicesOfItems(view: Db, project: ProjectId) {
  const slices = new Map<ItemId, { name: string; value: string }[]>()
  for (const { item, name, value } of await sliceRows(view, project)) {
    slices.set(item, [...(slices.get(item) ?? []), { name, value }])
  }
  return slices
}
