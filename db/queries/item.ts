import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { MediaMeasures } from '#lib/domain/item/media.ts'
import type { AccountId, ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { assignments, batches, blobs, itemMedia, items, itemSlices, references, sources } = tables

/** An item of a project that its people can see: its batch has ended well, and it was not purged. */
const isVisible = and(eq(batches.state, 'ready'), isNull(items.purgedAt))

export type MediaRole = 'primary' | 'context'
export type StoredMedia = {
  projectId: ProjectId
  hash: string
  type: string
  fileName: string
  measures: MediaMeasures
  uprightHash: string | null
}

/** Where the bytes of an item's media are; null when there is no such item or media, or it can't be seen yet. */
export async function getStoredMedia(
  db: Db,
  item: ItemId,
  role: MediaRole,
  position: number,
): Promise<StoredMedia | null> {
  const [row] = await db
    .select({
      projectId: items.projectId,
      hash: itemMedia.blobHash,
      type: blobs.type,
      fileName: itemMedia.fileName,
      measures: itemMedia.measures,
      uprightHash: itemMedia.uprightHash,
    })
    .from(itemMedia)
    .innerJoin(items, eq(items.id, itemMedia.itemId))
    .innerJoin(batches, eq(batches.id, items.batchId))
    .innerJoin(blobs, eq(blobs.hash, itemMedia.blobHash))
    .where(and(eq(itemMedia.itemId, item), eq(itemMedia.role, role), eq(itemMedia.position, position), isVisible))
  return row ?? null
}

/** Whether an item was ever given to an account to label. */
export async function wasAssignedTo(db: Db, item: ItemId, account: AccountId): Promise<boolean> {
  return (await db.$count(assignments, and(eq(assignments.itemId, item), eq(assignments.accountId, account)))) > 0
}

/** What narrows a list of items; fields that are absent narrow nothing. */
export type ItemFilter = {
  /** Part of the id, letter case ignored. */
  text?: string
  batch?: string
  slices?: readonly { name: string; value: string }[]
  archived?: boolean
}

export type ItemRow = {
  id: ItemId
  externalId: string
  batchId: string
  measures: MediaMeasures | null
  slices: { name: string; value: string }[]
  archived: boolean
}

function filtered(project: ProjectId, filter: ItemFilter): SQL | undefined {
  const { text, batch, slices = [], archived = false } = filter
  const hasSlice = ({ name, value }: { name: string; value: string }) =>
    sql`exists (select 1 from ${itemSlices} where ${itemSlices.itemId} = ${items.id}
      and ${itemSlices.name} = ${name} and ${itemSlices.value} = ${value})`
  return and(
    eq(items.projectId, project),
    isVisible,
    archived ? isNotNull(items.archivedAt) : isNull(items.archivedAt),
    batch ? eq(items.batchId, batch) : undefined,
    text ? sql`lower(${items.externalId}) like ${`%${escapeLike(text.toLowerCase())}%`} escape '!'` : undefined,
    ...slices.map(hasSlice),
  )
}

const escapeLike = (text: string) => text.replace(/[!%_]/g, (mark) => `!${mark}`)

/** How many items a filter leaves. */
export async function countItems(db: Db, project: ProjectId, filter: ItemFilter): Promise<number> {
  const [row] = await db
    .select({ items: count() })
    .from(items)
    .innerJoin(batches, eq(batches.id, items.batchId))
    .where(filtered(project, filter))
  return row?.items ?? 0
}

/** A page of items by their ids, those after `after` (an id that the project's people know). */
export async function listItems(
  db: Db,
  project: ProjectId,
  filter: ItemFilter,
  page: { after: string | null; limit: number },
): Promise<ItemRow[]> {
  const rows = await db
    .select({
      id: items.id,
      externalId: items.externalId,
      batchId: items.batchId,
      measures: itemMedia.measures,
      archivedAt: items.archivedAt,
    })
    .from(items)
    .innerJoin(batches, eq(batches.id, items.batchId))
    .leftJoin(itemMedia, and(eq(itemMedia.itemId, items.id), eq(itemMedia.role, 'primary'), eq(itemMedia.position, 0)))
    .where(and(filtered(project, filter), page.after === null ? undefined : gt(items.externalId, page.after)))
    .orderBy(asc(items.externalId))
    .limit(page.limit)
  const slices = await slicesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ archivedAt, ...row }) => ({
    ...row,
    slices: slices.get(row.id) ?? [],
    archived: archivedAt !== null,
  }))
}

async function slicesOf(db: Db, ids: readonly ItemId[]): Promise<Map<ItemId, { name: string; value: string }[]>> {
  const found = new Map<ItemId, { name: string; value: string }[]>()
  if (ids.length === 0) return found
  const rows = await db
    .select()
    .from(itemSlices)
    .where(inArray(itemSlices.itemId, [...ids]))
    .orderBy(asc(itemSlices.name), asc(itemSlices.value))
  for (const { itemId, name, value } of rows) found.set(itemId, [...(found.get(itemId) ?? []), { name, value }])
  return found
}

export type SliceCount = { name: string; value: string; items: number }

/** The slices of a project's items, with how many items each has. */
export async function countSlices(db: Db, project: ProjectId): Promise<SliceCount[]> {
  return db
    .select({ name: itemSlices.name, value: itemSlices.value, items: count() })
    .from(itemSlices)
    .innerJoin(items, eq(items.id, itemSlices.itemId))
    .innerJoin(batches, eq(batches.id, items.batchId))
    .where(and(eq(items.projectId, project), isVisible, isNull(items.archivedAt)))
    .groupBy(itemSlices.name, itemSlices.value)
    .orderBy(asc(itemSlices.name), desc(count()), asc(itemSlices.value))
}

/** Everything about one item but what was answered; null when the project has no such item. */
export async function getItemDetails(db: Db, project: ProjectId, item: ItemId) {
  const [row] = await db
    .select({ item: items, batch: batches, source: sources })
    .from(items)
    .innerJoin(batches, eq(batches.id, items.batchId))
    .leftJoin(sources, eq(sources.id, items.sourceId))
    .where(and(eq(items.projectId, project), eq(items.id, item), isVisible))
  if (!row) return null
  const media = await db
    .select({
      role: itemMedia.role,
      position: itemMedia.position,
      fileName: itemMedia.fileName,
      measures: itemMedia.measures,
      hash: itemMedia.blobHash,
      bytes: blobs.bytes,
      type: blobs.type,
    })
    .from(itemMedia)
    .innerJoin(blobs, eq(blobs.hash, itemMedia.blobHash))
    .where(eq(itemMedia.itemId, item))
    .orderBy(desc(itemMedia.role), asc(itemMedia.position))
  const slices = (await slicesOf(db, [item])).get(item) ?? []
  const stated = await db
    .select()
    .from(references)
    .where(eq(references.itemId, item))
    .orderBy(asc(references.createdAt))
  return { ...row, media, slices, references: stated }
}

/** The items before and after one in the order of the list. */
export async function neighboursOf(
  db: Db,
  project: ProjectId,
  externalId: string,
): Promise<{ previous: ItemId | null; next: ItemId | null }> {
  const side = async (condition: SQL, order: SQL): Promise<ItemId | null> => {
    const [row] = await db
      .select({ id: items.id })
      .from(items)
      .innerJoin(batches, eq(batches.id, items.batchId))
      .where(and(filtered(project, {}), condition))
      .orderBy(order)
      .limit(1)
    return row?.id ?? null
  }
  return {
    previous: await side(sql`${items.externalId} < ${externalId}`, desc(items.externalId)),
    next: await side(sql`${items.externalId} > ${externalId}`, asc(items.externalId)),
  }
}
