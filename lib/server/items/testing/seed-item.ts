import { tables } from '#db/tables.ts'
import type { ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../../actor.ts'
import type { Context } from '../../context.ts'

/** An item with a picture whose bytes are nowhere, for tests of who sees what. */
export async function seedItem(ctx: Context, by: Actor, projectId: ProjectId): Promise<ItemId> {
  const createdAt = ctx.now()
  const id = ctx.newId<ItemId>()
  const batchId = ctx.newId()
  const hash = ctx.newId()
  const createdBy = by.account.id
  await ctx.db
    .insert(tables.batches)
    .values({ id: batchId, projectId, name: 'A folder', state: 'ready', createdBy, createdAt })
  await ctx.db.insert(tables.blobs).values({ hash, bytes: 1, type: 'image/png', createdAt })
  await ctx.db.insert(tables.items).values({ id, projectId, batchId, externalId: id, metadata: {}, createdAt })
  const measures = { kind: 'image', width: 1, height: 1, orientation: 1, brightness: 0, contrast: 0 } as const
  await ctx.db
    .insert(tables.itemMedia)
    .values({ itemId: id, role: 'primary', blobHash: hash, fileName: 'x.png', measures })
  return id
}
