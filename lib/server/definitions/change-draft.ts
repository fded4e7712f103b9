import type { Db } from '#db/client.ts'
import {
  compareAndSetDefinitionDraft,
  type DefinitionDraft,
  getDefinitionDraft,
  getVersionTree,
} from '#db/queries/definition.ts'
import { isFreeForExamples } from '#db/queries/examples.ts'
import { rulingsForBook } from '#db/queries/label-book.ts'
import { changeDraft as applyChange } from '#lib/domain/definition/change-draft.ts'
import { IdSource, takenIds } from '#lib/domain/definition/draft.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import { rulingsBehind } from '#lib/domain/definition/grounds.ts'
import type { ItemId, ProjectId, RulingId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { unwrapOrThrow } from '#lib/domain/kernel/unwrap-or-throw.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { requireDraft, staleDraft } from './require-draft.ts'

/**
 * Makes one edit of a draft, if it still has the revision that the edit was made from.
 *
 * @returns the draft afterwards
 * @throws forbidden, not_found; conflict (stale, with the server's copy; published: immutable; an example that is
 *   not closed, a ruling that does not stand); invalid with field
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
    const ids = new IdSource(draft, takenIds(tree.versions))
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
    await requireRulings(tx, project, newGrounds(draft, next))
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

/** A sentence may only be said to rest on rulings of its project that stand. */
async function requireRulings(tx: Db, project: ProjectId, rulings: readonly RulingId[]): Promise<void> {
  if (rulings.length === 0) return
  const known = new Set((await rulingsForBook(tx, project)).map(({ id }) => id))
  if (rulings.every((id) => known.has(id))) return
  throw new RefusalError({
    code: 'conflict',
    field: 'rulings',
    message: 'This ruling does not stand any more; what it proposes can’t be taken over. Reload to see the others.',
  })
}

function newGrounds(
  before: Pick<DefinitionDraft, 'definition'>,
  after: Pick<DefinitionDraft, 'definition'>,
): RulingId[] {
  const known = new Set(rulingsBehind(before.definition))
  return rulingsBehind(after.definition).filter((ruling) => !known.has(ruling))
}

function itemsShown({ definition }: Pick<DefinitionDraft, 'definition'>): ItemId[] {
  return definition.guideline.entries.flatMap(({ examples }) => examples.map(({ item }) => item))
}
