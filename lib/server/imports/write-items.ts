import { type Batch, insertBlob, insertItems, putSource } from '#db/queries/import.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import type { Measured } from '../ingest/measure.worker.ts'
import type { JobRun } from '../jobs/job-run.ts'
import { placeBlob } from '../media/blob-store.ts'
import { deriveId } from './derive-id.ts'
import type { PlannedItem } from './import-plan.ts'
import type { Share } from './measure-items.ts'

/** Items of one transaction: few enough that a labeler's save hardly waits. */
const perTransaction = 25

/** Writes items, unseen while their batch is loading, in small transactions. Gives the id of every item. */
export async function writeItems(
  run: JobRun,
  batch: Batch,
  items: readonly PlannedItem[],
  measured: ReadonlyMap<string, Measured>,
  source: string,
  share: Share,
): Promise<Map<string, ItemId>> {
  const { ctx } = run
  const ids = new Map(items.map(({ externalId, written }) => [externalId, written ?? itemId(batch, externalId)]))
  const open = items.filter(({ written }) => written === null)
  const sourceId = source === '' ? null : await writeSource(run, batch, source)
  for (let at = 0; at < open.length; at += perTransaction) {
    const part = open.slice(at, at + perTransaction)
    const now = ctx.now()
    await ctx.db.transaction(async (tx) => {
      for (const { file } of part) {
        await insertBlob(tx, { hash: file.hash, bytes: file.bytes, type: file.type, createdAt: now })
        placeBlob(ctx.settings.dataFolder, file.staged, file.hash)
      }
      await insertItems(tx, rowsOf(part, { batch, sourceId, now, measured }))
    })
    await run.report(
      share.from + ((share.to - share.from) * (at + part.length)) / open.length,
      `Writing ${(at + part.length).toLocaleString('en')} of ${open.length.toLocaleString('en')} items`,
    )
  }
  return ids
}

function itemId(batch: Batch, externalId: string): ItemId {
  return deriveId<ItemId>(batch.id, 'item', externalId)
}

async function writeSource(run: JobRun, batch: Batch, name: string): Promise<string> {
  const { ctx } = run
  return ctx.db.transaction((tx) =>
    putSource(tx, { id: deriveId(batch.id, 'source'), projectId: batch.projectId, name, createdAt: ctx.now() }),
  )
}

type Beside = { batch: Batch; sourceId: string | null; now: Date; measured: ReadonlyMap<string, Measured> }

function rowsOf(part: readonly PlannedItem[], { batch, sourceId, now, measured }: Beside) {
  return {
    items: part.map(({ externalId, metadata, cluster, mmPerPixel }) => ({
      id: itemId(batch, externalId),
      projectId: batch.projectId,
      batchId: batch.id,
      sourceId,
      externalId,
      metadata,
      cluster,
      mmPerPixel,
      createdAt: now,
    })),
    media: part.map(({ externalId, file }) => {
      const { measures, uprightHash } = measured.get(file.hash) as Measured
      return {
        itemId: itemId(batch, externalId),
        role: 'primary' as const,
        blobHash: file.hash,
        fileName: file.fileName,
        measures,
        uprightHash,
      }
    }),
    slices: part.flatMap(({ externalId, slices }) =>
      slices.map((slice) => ({ itemId: itemId(batch, externalId), ...slice })),
    ),
  }
}
