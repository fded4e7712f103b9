import { and, desc, eq, inArray, isNull, lt, notExists, sql } from 'drizzle-orm'
import type { ItemFacts as RestatableFacts } from '#lib/domain/item/restated-facts.ts'
import type { AccountId, ItemId, ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { accounts, answerValues, annotations, assignments, batches, blobs, itemMedia, items, itemSlices } = tables
const { memberships, references, releases, roundItems, roundLabelers, rounds, sources, uploads } = tables

export type Batch = typeof batches.$inferSelect
export type Upload = typeof uploads.$inferSelect
export type NewItem = typeof items.$inferInsert
export type NewItemMedia = typeof itemMedia.$inferInsert

/** Rows of one INSERT, well below the limit on parameters. */
const chunk = 500

export async function insertBatch(tx: Db, row: typeof batches.$inferInsert): Promise<void> {
  await tx.insert(batches).values(row)
}

export async function getBatch(db: Db, id: string): Promise<Batch | null> {
  return (await db.select().from(batches).where(eq(batches.id, id)))[0] ?? null
}

export async function updateBatch(
  tx: Db,
  id: string,
  change: Partial<Pick<Batch, 'state' | 'jobId' | 'readyAt' | 'sourceId' | 'name'>>,
): Promise<void> {
  await tx.update(batches).set(change).where(eq(batches.id, id))
}

/** A project's imports, newest first, with how many items each has brought. */
export async function listBatches(
  db: Db,
  projectId: ProjectId,
): Promise<(Batch & { items: number; source: string | null })[]> {
  const rows = await db
    .select({ batch: batches, source: sources.name, items: sql`count(${items.id})`.mapWith(Number) })
    .from(batches)
    .leftJoin(items, eq(items.batchId, batches.id))
    .leftJoin(sources, eq(sources.id, batches.sourceId))
    .where(eq(batches.projectId, projectId))
    .groupBy(batches.id, sources.name)
    .orderBy(desc(batches.createdAt), desc(batches.id))
  return rows.map(({ batch, ...rest }) => ({ ...batch, ...rest }))
}

/** Imports that were begun before `before` and never came to an end. */
export async function abandonedBatches(db: Db, before: Date): Promise<Batch[]> {
  return db
    .select()
    .from(batches)
    .where(and(eq(batches.state, 'loading'), lt(batches.createdAt, before)))
}

/** Adds a received file; false when the import has one by its id already. */
export async function insertUpload(tx: Db, row: typeof uploads.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(uploads).values(row).onConflictDoNothing().returning({ id: uploads.id })
  return rows.length > 0
}

/** The files of an import, in the order of their names. */
export async function uploadsOf(db: Db, importId: string): Promise<Upload[]> {
  return db.select().from(uploads).where(eq(uploads.importId, importId)).orderBy(uploads.fileName)
}

export async function getUpload(db: Db, id: string): Promise<Upload | null> {
  return (await db.select().from(uploads).where(eq(uploads.id, id)))[0] ?? null
}

export async function deleteUploads(tx: Db, importId: string): Promise<void> {
  await tx.delete(uploads).where(eq(uploads.importId, importId))
}

/** The source of a project by its name; made when there is none. */
export async function putSource(tx: Db, row: typeof sources.$inferInsert): Promise<string> {
  await tx.insert(sources).values(row).onConflictDoNothing()
  const where = and(eq(sources.projectId, row.projectId), eq(sources.name, row.name))
  const [found] = await tx.select({ id: sources.id }).from(sources).where(where)
  return (found as { id: string }).id
}

/** An item as an import compares itself with it. `hash` is that of its primary media; null for a record. */
export type KnownItem = { id: ItemId; externalId: string; batchId: string; hash: string | null }

/** Every item of a project, those of the batch that is loading included. */
export async function knownItems(db: Db, projectId: ProjectId): Promise<KnownItem[]> {
  return db
    .select({ id: items.id, externalId: items.externalId, batchId: items.batchId, hash: itemMedia.blobHash })
    .from(items)
    .leftJoin(itemMedia, and(eq(itemMedia.itemId, items.id), eq(itemMedia.role, 'primary'), eq(itemMedia.position, 0)))
    .where(eq(items.projectId, projectId))
}

/** What is kept of items beside their media, by item. */
export async function knownFacts(db: Db, ids: readonly ItemId[]): Promise<Map<ItemId, RestatableFacts>> {
  const facts = new Map<ItemId, RestatableFacts & { slices: { name: string; value: string }[] }>()
  for (const part of inChunks(ids)) {
    const { id, metadata, cluster, mmPerPixel } = items
    const rows = await db.select({ id, metadata, cluster, mmPerPixel }).from(items).where(inArray(items.id, part))
    for (const { id, ...row } of rows) facts.set(id, { ...row, slices: [] })
    const slices = await db.select().from(itemSlices).where(inArray(itemSlices.itemId, part))
    for (const { itemId, name, value } of slices) facts.get(itemId)?.slices.push({ name, value })
  }
  return facts
}

export async function insertBlob(tx: Db, row: typeof blobs.$inferInsert): Promise<void> {
  await tx.insert(blobs).values(row).onConflictDoNothing()
}

export type NewSlice = typeof itemSlices.$inferInsert

export async function insertItems(
  tx: Db,
  rows: { items: readonly NewItem[]; media: readonly NewItemMedia[]; slices: readonly NewSlice[] },
): Promise<void> {
  for (const part of inChunks(rows.items)) await tx.insert(items).values(part)
  for (const part of inChunks(rows.media)) await tx.insert(itemMedia).values(part)
  for (const part of inChunks(rows.slices)) await tx.insert(itemSlices).values(part)
}

/** What is known of media that were measured before. */
export async function measuresByHash(
  db: Db,
  hashes: readonly string[],
): Promise<Map<string, Pick<typeof itemMedia.$inferSelect, 'measures' | 'uprightHash'>>> {
  const known = new Map<string, Pick<typeof itemMedia.$inferSelect, 'measures' | 'uprightHash'>>()
  for (const part of inChunks(hashes)) {
    const rows = await db
      .select({ hash: itemMedia.blobHash, measures: itemMedia.measures, uprightHash: itemMedia.uprightHash })
      .from(itemMedia)
      .where(inArray(itemMedia.blobHash, part))
    for (const { hash, ...measured } of rows) known.set(hash, measured)
  }
  return known
}

/** What an answer about an item is checked against and names: its revision, and the measures of its primary media. */
export type ItemFacts = { revision: number; measures: (typeof itemMedia.$inferSelect)['measures'] | null }

export async function itemFacts(db: Db, ids: readonly ItemId[]): Promise<Map<ItemId, ItemFacts>> {
  const facts = new Map<ItemId, ItemFacts>()
  for (const part of inChunks(ids)) {
    const rows = await db
      .select({ id: items.id, revision: items.revision, measures: itemMedia.measures })
      .from(items)
      .leftJoin(
        itemMedia,
        and(eq(itemMedia.itemId, items.id), eq(itemMedia.role, 'primary'), eq(itemMedia.position, 0)),
      )
      .where(inArray(items.id, part))
    for (const { id, ...row } of rows) facts.set(id, row)
  }
  return facts
}

export type NewReference = typeof references.$inferInsert

export async function insertReferences(tx: Db, rows: readonly NewReference[]): Promise<void> {
  for (const part of inChunks(rows)) await tx.insert(references).values(part)
}

/** Every reference of a project's items. */
export async function referencesOfProject(
  db: Db,
  projectId: ProjectId,
): Promise<{ itemId: ItemId; questionId: QuestionId; source: string; kind: string; answer: unknown }[]> {
  return db
    .select({
      itemId: references.itemId,
      questionId: references.questionId,
      source: references.source,
      kind: references.kind,
      answer: references.answer,
    })
    .from(references)
    .innerJoin(items, eq(items.id, references.itemId))
    .where(eq(items.projectId, projectId))
}

/** The labelers without sign-in that imports have brought into a project, by name. */
export async function importedLabelers(db: Db, projectId: ProjectId): Promise<Map<string, AccountId>> {
  const rows = await db
    .select({ id: accounts.id, name: accounts.name })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(and(eq(memberships.projectId, projectId), eq(accounts.imported, true)))
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** Documents that earlier imports brought into a project, by item and labeler. */
export async function importedDocuments(
  db: Db,
  projectId: ProjectId,
): Promise<{ itemId: ItemId; accountId: AccountId; document: AnswerDocument }[]> {
  return db
    .select({ itemId: annotations.itemId, accountId: annotations.accountId, document: annotations.document })
    .from(annotations)
    .innerJoin(rounds, eq(rounds.id, annotations.roundId))
    .where(and(eq(rounds.projectId, projectId), eq(annotations.origin, 'imported')))
}

export async function insertImportedItems(tx: Db, rows: readonly (typeof roundItems.$inferInsert)[]): Promise<void> {
  for (const part of inChunks(rows)) await tx.insert(roundItems).values(part)
}

export async function insertImportedAssignments(
  tx: Db,
  rows: readonly (typeof assignments.$inferInsert)[],
): Promise<void> {
  for (const part of inChunks(rows)) await tx.insert(assignments).values(part)
}

/**
 * Takes back a round that was being imported and never became visible (it is not closed yet): its answers in small
 * pieces, the round last.
 */
export async function deleteImportRound(db: Db, roundId: RoundId): Promise<void> {
  const unfinished = and(eq(rounds.id, roundId), eq(rounds.kind, 'import'), isNull(rounds.closedAt))
  if ((await db.$count(rounds, unfinished)) === 0) return
  for (;;) {
    const ofRound = eq(annotations.roundId, roundId)
    const part = await db.select({ id: annotations.id }).from(annotations).where(ofRound).limit(chunk)
    if (part.length === 0) break
    const ids = part.map(({ id }) => id)
    await db.transaction(async (tx) => {
      await tx.delete(answerValues).where(inArray(answerValues.annotationId, ids))
      await tx.delete(annotations).where(inArray(annotations.id, ids))
    })
  }
  await db.transaction(async (tx) => {
    await tx.delete(assignments).where(eq(assignments.roundId, roundId))
    await tx.delete(roundItems).where(eq(roundItems.roundId, roundId))
    await tx.delete(roundLabelers).where(eq(roundLabelers.roundId, roundId))
    await tx.delete(rounds).where(eq(rounds.id, roundId))
  })
}

/** Takes back labelers without sign-in who have answered nothing: what a cancelled import left of them. */
export async function deleteIdleImportedLabelers(tx: Db, projectId: ProjectId): Promise<void> {
  const rows = await tx
    .select({ id: accounts.id })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(
      and(
        eq(memberships.projectId, projectId),
        eq(accounts.imported, true),
        notExists(tx.select({ one: sql`1` }).from(assignments).where(eq(assignments.accountId, accounts.id))),
      ),
    )
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return
  await tx.delete(memberships).where(inArray(memberships.accountId, ids))
  await tx.delete(accounts).where(inArray(accounts.id, ids))
}

/** Takes back up to 500 items of a batch that never became visible; gives the hashes of their media. */
export async function deleteBatchItems(tx: Db, batchId: string): Promise<{ deleted: number; hashes: string[] }> {
  const part = await tx.select({ id: items.id }).from(items).where(eq(items.batchId, batchId)).limit(chunk)
  const ids = part.map(({ id }) => id)
  if (ids.length === 0) return { deleted: 0, hashes: [] }
  const media = await tx.delete(itemMedia).where(inArray(itemMedia.itemId, ids)).returning({ hash: itemMedia.blobHash })
  await tx.delete(itemSlices).where(inArray(itemSlices.itemId, ids))
  await tx.delete(references).where(inArray(references.itemId, ids))
  await tx.delete(items).where(inArray(items.id, ids))
  return { deleted: ids.length, hashes: media.map(({ hash }) => hash) }
}

/** Deletes the row of a blob that nothing names any more; false when something does. */
export async function deleteUnusedBlob(tx: Db, hash: string): Promise<boolean> {
  const inItem = tx.select({ one: sql`1` }).from(itemMedia).where(eq(itemMedia.blobHash, hash))
  const inRelease = tx
    .select({ one: sql`1` })
    .from(releases)
    .where(sql`${releases.jsonlBlob} = ${hash} or ${releases.csvBlob} = ${hash}`)
  const rows = await tx
    .delete(blobs)
    .where(and(eq(blobs.hash, hash), notExists(inItem), notExists(inRelease)))
    .returning({ hash: blobs.hash })
  return rows.length > 0
}

function* inChunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += chunk) yield rows.slice(at, at + chunk)
}
