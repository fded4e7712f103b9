import {
  compareAndSetDefinitionDraft,
  type DefinitionDraft,
  getDefinitionDraft,
  getVersionTree,
} from '#db/queries/definition.ts'
import { isFreeForExamples } from '#db/queries/examples.ts'
import { changeDraft as applyChange } from '#lib/domain/definition/change-draft.ts'
import { IdSource } from '#lib/domain/definition/draft.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { unwrapOrThrow } from '#lib/domain/kernel/unwrap-or-throw.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { requireDraft, staleDraft } from './require-draft.ts'

/**
 * Makes one edit of a draft, if it still has the revision that the edit was made from.
 *
 * @returns the draft afterwards
 * @throws forbidden, not_found; conflict (stale, with the server's copy; or published: immutable); invalid with field
 */
export async function changeDraft(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; draft: string; revision: number; change: DraftChange },
): Promise<DefinitionDraft> {
  const { project, draft: id, revision, change } = input
  await requirePermission(ctx, actor, project, 'definition.change')
  return ctx.db.transaction(async (tx) => {
    const draft = await requireDraft(tx, project, id, revision)
    const tree = await getVersionTree(tx, project)
    const ids = new IdSource(draft, tree.versions)
    const parent = draft.parentId === null ? null : tree.require(draft.parentId).definition
    const next = unwrapOrThrow(applyChange(draft, parent, change, ids))
    for (const item of newExamples(draft, next)) {
      if (await isFreeForExamples(tx, project, item, ctx.now())) continue
      throw new RefusalError({
        code: 'conflict',
        field: 'item',
        message: 'Only an item that is closed can be an example: until then it would tell labelers the answer.',
      })
    }
    const written = await compareAndSetDefinitionDraft(
      tx,
      draft,
      { definition: next.definition, operations: [...next.operations] },
      ctx.now(),
    )
    const after = await getDefinitionDraft(tx, project, id)
    if (written === null || !after) throw new RefusalError(staleDraft(after))
    return after
  })
}

function newExamples(
  before: Pick<DefinitionDraft, 'definition'>,
  after: Pick<DefinitionDraft, 'definition'>,
): ItemId[] {
  const known = new Set(itemsShown(before))
  return itemsShown(after).filter((item) => !known.has(item))
}

function itemsShown({ definition }: Pick<DefinitionDraft, 'definition'>): ItemId[] {
  return definition.guideline.entries.flatMap(({ examples }) => examples.map(({ item }) => item))
}
