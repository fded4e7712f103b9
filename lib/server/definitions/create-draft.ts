import {
  closeDefinitionDraft,
  type DefinitionDraft,
  getDefinitionDraft,
  getLatestVersion,
  getOpenDraft,
  getVersionTree,
  insertDefinitionDraft,
} from '#db/queries/definition.ts'
import { ruledExamples } from '#db/queries/examples.ts'
import { takenIds } from '#lib/domain/definition/draft.ts'
import { withExamples } from '#lib/domain/definition/with-examples.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { requireDraft } from './require-draft.ts'

/**
 * Opens a draft of the next version, which begins as a copy of the latest one, with the examples that rulings since then
 * asked for. A project has one open draft at a time,
 * so that two leads edit the same one: where there is one already, it is given back.
 *
 * @throws forbidden; conflict before the first publish, whose draft came with the project
 */
export async function createDraft(
  ctx: Context,
  actor: Actor,
  { project }: { project: ProjectId },
): Promise<DefinitionDraft> {
  await requirePermission(ctx, actor, project, 'definition.change')
  const id = ctx.newId()
  return ctx.db.transaction(async (tx) => {
    await tx.lock(`definition/${project}`)
    const open = await getOpenDraft(tx, project)
    if (open) return open
    const parent = await getLatestVersion(tx, project)
    if (!parent) throw new RefusalError({ code: 'conflict', message: 'This project has no definition to go on from.' })
    const now = ctx.now()
    await insertDefinitionDraft(tx, {
      id,
      projectId: project,
      parentId: parent.id,
      operations: [],
      definition: withExamples(parent.definition, await ruledExamples(tx, project, parent.publishedAt)),
      createdBy: actor.account.id,
      createdAt: now,
      updatedAt: now,
    })
    await recordEvent(ctx, tx, { kind: 'draft.created', actor, projectId: project, subject: id })
    return (await getDefinitionDraft(tx, project, id)) as DefinitionDraft
  })
}

/** As `createDraft`, with every id that versions have ever given, for an editor that gives the next ones ahead. */
export async function openDraft(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId },
): Promise<DefinitionDraft & { taken: string[] }> {
  const draft = await createDraft(ctx, actor, input)
  const { versions } = await getVersionTree(ctx.db, input.project)
  return { ...draft, taken: takenIds(versions) }
}

/**
 * Drops a draft; its row stays. The first draft can't be dropped: the project would have no definition at all.
 *
 * @throws forbidden, not_found, conflict
 */
export async function discardDraft(
  ctx: Context,
  actor: Actor,
  { project, draft: id, revision }: { project: ProjectId; draft: string; revision: number },
): Promise<void> {
  await requirePermission(ctx, actor, project, 'definition.change')
  await ctx.db.transaction(async (tx) => {
    const draft = await requireDraft(tx, project, id, revision)
    if (draft.parentId === null) {
      throw new RefusalError({ code: 'conflict', message: 'The first draft can’t be dropped; edit or publish it.' })
    }
    await closeDefinitionDraft(tx, draft, null, ctx.now())
    await recordEvent(ctx, tx, { kind: 'draft.dropped', actor, projectId: project, subject: id })
  })
}
