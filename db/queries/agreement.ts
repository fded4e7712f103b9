import { and, count, eq, isNotNull, isNull, lt, max, sql } from 'drizzle-orm'
import type { ItemId, ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { accounts, agreementCache, annotations, items, itemSlices, memberships, roundItems, rounds, rulings, versions } =
  tables

/**
 * Changes whenever anything that agreement of a project depends on does: a submission, an undo, a ruling, a round, a
 * version.
 */
export async function agreementMarker(db: Db, project: ProjectId): Promise<string> {
  const [given] = await db
    .select({ rows: count(), last: max(annotations.submittedAt), undone: count(annotations.undoneAt) })
    .from(annotations)
    .innerJoin(rounds, eq(rounds.id, annotations.roundId))
    .where(eq(rounds.projectId, project))
  const [ruled] = await db
    .select({ rows: count(), superseded: count(rulings.supersededBy) })
    .from(rulings)
    .where(eq(rulings.projectId, project))
  const [opened] = await db.select({ rows: count() }).from(rounds).where(eq(rounds.projectId, project))
  const [published] = await db.select({ rows: count() }).from(versions).where(eq(versions.projectId, project))
  const last = given?.last instanceof Date ? given.last.getTime() : String(given?.last ?? '')
  return [given?.rows, last, given?.undone, ruled?.rows, ruled?.superseded, opened?.rows, published?.rows].join('.')
}

/** How many answers the project's rounds hold, all revisions counted. */
export async function countAnswers(db: Db, project: ProjectId): Promise<number> {
  const [row] = await db
    .select({ rows: count() })
    .from(annotations)
    .innerJoin(rounds, eq(rounds.id, annotations.roundId))
    .where(eq(rounds.projectId, project))
  return row?.rows ?? 0
}

export async function getCachedAgreement(db: Db, key: string): Promise<Record<string, unknown> | null> {
  const [row] = await db
    .select({ result: agreementCache.result })
    .from(agreementCache)
    .where(eq(agreementCache.key, key))
  return row?.result ?? null
}

/** Keeps a result; what the project has from before `olderThan` is dropped. */
export async function cacheAgreement(tx: Db, row: typeof agreementCache.$inferInsert, olderThan: Date): Promise<void> {
  await tx
    .delete(agreementCache)
    .where(and(eq(agreementCache.projectId, row.projectId), lt(agreementCache.at, olderThan)))
  await tx
    .insert(agreementCache)
    .values(row)
    .onConflictDoUpdate({
      target: agreementCache.key,
      set: { result: row.result, at: row.at },
    })
}

/** Slices of a project's items, and the cluster that each belongs to. */
export async function sliceRows(db: Db, project: ProjectId): Promise<{ item: ItemId; name: string; value: string }[]> {
  return db
    .select({ item: itemSlices.itemId, name: itemSlices.name, value: itemSlices.value })
    .from(itemSlices)
    .innerJoin(items, eq(items.id, itemSlices.itemId))
    .where(eq(items.projectId, project))
}

/** Items of every round with how they were drawn, archived ones left out. */
export async function roundItemRows(
  db: Db,
  project: ProjectId,
): Promise<{ round: RoundId; item: ItemId; random: boolean }[]> {
  return db
    .select({
      round: roundItems.roundId,
      item: roundItems.itemId,
      random: sql<boolean>`${isNotNull(roundItems.inclusion)}`.mapWith(Boolean),
    })
    .from(roundItems)
    .innerJoin(rounds, eq(rounds.id, roundItems.roundId))
    .innerJoin(items, eq(items.id, roundItems.itemId))
    .where(and(eq(rounds.projectId, project), isNull(items.archivedAt)))
}

/** When each item was first ruled on, for one question. */
export async function firstRulings(db: Db, project: ProjectId, question: QuestionId): Promise<Map<ItemId, Date>> {
  const rows = await db
    .select({ item: rulings.itemId, at: rulings.at })
    .from(rulings)
    .where(and(eq(rulings.projectId, project), eq(rulings.questionId, question)))
  const first = new Map<ItemId, Date>()
  for (const { item, at } of rows) {
    const earlier = first.get(item)
    if (!earlier || at < earlier) first.set(item, at)
  }
  return first
}

/** Names of everybody who ever labeled in the project, those who left included. */
export async function labelerNames(db: Db, project: ProjectId) {
  return db
    .select({
      id: accounts.id,
      name: accounts.name,
      pseudonym: memberships.pseudonym,
      imported: accounts.imported,
      simulated: accounts.simulated,
    })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(eq(memberships.projectId, project))
}
