import {
  type Batch,
  deleteBatchItems,
  deleteIdleImportedLabelers,
  deleteImportRound,
  deleteUnusedBlob,
  deleteUploads,
  updateBatch,
} from '#db/queries/import.ts'
import type { Context } from '../context.ts'
import { removeBlob } from '../media/blob-store.ts'
import { importedRound } from './derive-id.ts'
import { removeStaging } from './staging.ts'

/** Takes back every row and blob that an unfinished import has written. Its received files stay. May run twice. */
export async function takeBackImport(ctx: Context, batch: Batch): Promise<void> {
  await deleteImportRound(ctx.db, importedRound(batch.id))
  for (let deleted = 1; deleted > 0; ) {
    deleted = await ctx.db.transaction(async (tx) => {
      const part = await deleteBatchItems(tx, batch.id)
      for (const hash of part.hashes) {
        // While the row's lock is held, so that another import that brings the same bytes waits and puts them again.
        if (await deleteUnusedBlob(tx, hash)) removeBlob(ctx.settings.dataFolder, hash)
      }
      return part.deleted
    })
  }
  await ctx.db.transaction((tx) => deleteIdleImportedLabelers(tx, batch.projectId))
}

/** Puts an unfinished import away for good: what it wrote, what was received for it, and the import itself. */
export async function dropImport(ctx: Context, batch: Batch): Promise<void> {
  await takeBackImport(ctx, batch)
  await ctx.db.transaction(async (tx) => {
    await deleteUploads(tx, batch.id)
    await updateBatch(tx, batch.id, { state: 'cancelled' })
  })
  await removeStaging(ctx.settings.dataFolder, batch.id)
}
