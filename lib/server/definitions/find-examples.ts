import type { Db } from '#db/client.ts'
import { getOpenDraft, getVersionTree } from '#db/queries/definition.ts'
import { itemsFreeForExamples } from '#db/queries/examples.ts'
import { labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import type { ReadAnswer } from '#lib/domain/definition/projected-answer.ts'
import { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { ClassId, ItemId, ProjectId, QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { draftNode, draftVersion } from './draft-outlook.ts'
import { givenLabels } from './given-labels.ts'

export type ExampleCandidate = { id: ItemId; externalId: string; chose: number; answers: number }

const most = 60

/**
 * Closed items that could become examples of a class: those that somebody gave it, as their answer reads under the open
 * draft (else the latest version). First those that all gave it, then the more divided.
 *
 * @throws not_found, forbidden
 */
export async function findExamples(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; question: QuestionId; class: ClassId },
): Promise<ExampleCandidate[]> {
  const { project } = input
  await requirePermission(ctx, actor, project, 'definition.change')
  return ctx.db.snapshot(async (view) => {
    const { tree, at } = await treeWithDraft(view, project)
    if (at === null) return []
    const free = await itemsFreeForExamples(view, project, ctx.now())
    const counts = new Map(free.map((item) => [item.id, { ...item, chose: 0, answers: 0 }]))
    for (const { given, read } of labelsAtVersion(tree, await givenLabels(view, { project }), input.question, at)) {
      const own = counts.get(given.itemId)
      if (!own || read.kind !== 'value') continue
      own.answers++
      if (names(read.answer, input.class)) own.chose++
    }
    return [...counts.values()]
      .filter(({ chose }) => chose > 0)
      .sort((a, b) => b.chose / b.answers - a.chose / a.answers || b.chose - a.chose)
      .slice(0, most)
  })
}

async function treeWithDraft(db: Db, project: ProjectId): Promise<{ tree: VersionTree; at: VersionId | null }> {
  const published = await getVersionTree(db, project)
  const draft = await getOpenDraft(db, project)
  if (!draft || draft.parentId === null) return { tree: published, at: published.latest?.id ?? null }
  return { tree: new VersionTree([...published.versions, draftNode(published, draft).node]), at: draftVersion }
}

function names(answer: ReadAnswer, classId: ClassId): boolean {
  if (answer.kind === 'choice') return answer.class === classId
  return answer.kind === 'boxes' && answer.regions.some((region) => region.class === classId)
}
