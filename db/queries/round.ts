import { and, asc, count, desc, eq, isNotNull, isNull, lte, max, ne, or, type SQL, sql } from 'drizzle-orm'
import { closedIfCompletedBy } from '#lib/domain/assignment/closing.ts'
import type { DrawnItem } from '#lib/domain/assignment/draw-items.ts'
import type { AccountId, ItemId, ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Role } from '#lib/domain/project/roles.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { rounds, roundItems, roundLabelers, relabelRequests, items, batches, memberships, accounts, annotations } =
  tables

export type Round = typeof rounds.$inferSelect
export type RoundItem = typeof roundItems.$inferSelect
export type RoundLabeler = typeof roundLabelers.$inferSelect

/** Rows of one INSERT, well below the limit on parameters. */
const chunk = 1000

export async function getRound(db: Db, id: RoundId): Promise<Round | null> {
  return (await db.select().from(rounds).where(eq(rounds.id, id)))[0] ?? null
}

/** Leaves out a round that an import is still writing: it is closed, and so seen, when it is whole. */
export const isWholeRound = or(ne(rounds.kind, 'import'), isNotNull(rounds.closedAt)) as SQL

/** Newest first. */
export async function roundsOfProject(db: Db, project: ProjectId): Promise<Round[]> {
  return db
    .select()
    .from(rounds)
    .where(and(eq(rounds.projectId, project), isWholeRound))
    .orderBy(desc(rounds.number))
}

/** Rounds in which people label now, oldest first. */
export async function openRounds(db: Db, project: ProjectId): Promise<Round[]> {
  return db
    .select()
    .from(rounds)
    .where(and(eq(rounds.projectId, project), isNull(rounds.closedAt), isWholeRound))
    .orderBy(asc(rounds.number))
}

export async function nextRoundNumber(tx: Db, project: ProjectId): Promise<number> {
  const [row] = await tx
    .select({ last: max(rounds.number) })
    .from(rounds)
    .where(eq(rounds.projectId, project))
  return (row?.last ?? 0) + 1
}

export async function insertRound(tx: Db, row: typeof rounds.$inferInsert): Promise<void> {
  await tx.insert(rounds).values(row)
}

export async function insertRoundItems(
  tx: Db,
  round: RoundId,
  drawn: readonly (DrawnItem & { slots: number })[],
): Promise<void> {
  for (let at = 0; at < drawn.length; at += chunk) {
    await tx.insert(roundItems).values(
      drawn.slice(at, at + chunk).map(({ item, inclusion, slots }) => ({
        roundId: round,
        itemId: item,
        inclusion,
        openSlots: slots,
      })),
    )
  }
}

/** Lets labelers into a round; who is in already stays as she is. */
export async function insertRoundLabelers(tx: Db, rows: readonly RoundLabeler[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(roundLabelers)
      .values([...rows])
      .onConflictDoNothing()
}

/** Lets a labeler in, or changes whether she is blind. */
export async function admitToRound(tx: Db, row: RoundLabeler): Promise<void> {
  await tx
    .insert(roundLabelers)
    .values(row)
    .onConflictDoUpdate({ target: [roundLabelers.roundId, roundLabelers.accountId], set: { blind: row.blind } })
}

export type RelabelRequest = { item: ItemId; account: AccountId; questions: QuestionId[]; reason: string }

export async function insertRelabelRequests(tx: Db, round: RoundId, rows: readonly RelabelRequest[]): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) {
    await tx.insert(relabelRequests).values(
      rows.slice(at, at + chunk).map(({ item, account, questions, reason }) => ({
        roundId: round,
        itemId: item,
        accountId: account,
        questionIds: questions,
        reason,
      })),
    )
  }
}

export async function labelersOfRound(db: Db, round: RoundId): Promise<RoundLabeler[]> {
  return db.select().from(roundLabelers).where(eq(roundLabelers.roundId, round))
}

export async function getRoundLabeler(db: Db, round: RoundId, account: AccountId): Promise<RoundLabeler | null> {
  const where = and(eq(roundLabelers.roundId, round), eq(roundLabelers.accountId, account))
  return (await db.select().from(roundLabelers).where(where))[0] ?? null
}

export async function getRoundItem(db: Db, round: RoundId, item: ItemId): Promise<RoundItem | null> {
  const where = and(eq(roundItems.roundId, round), eq(roundItems.itemId, item))
  return (await db.select().from(roundItems).where(where))[0] ?? null
}

/** Closes a round; false when it was closed already. */
export async function closeRoundRow(tx: Db, round: RoundId, at: Date): Promise<boolean> {
  const where = and(eq(rounds.id, round), isNull(rounds.closedAt))
  return (await tx.update(rounds).set({ closedAt: at }).where(where).returning({ id: rounds.id })).length > 0
}

/** Items that a round may draw from, in no particular order; `fresh`: only those that nobody has labeled in any round. */
export async function drawableItems(db: Db, project: ProjectId, fresh: boolean): Promise<ItemId[]> {
  const labeled = sql`exists (select 1 from ${annotations} where ${annotations.itemId} = ${items.id})`
  const rows = await db
    .select({ id: items.id })
    .from(items)
    .innerJoin(batches, eq(batches.id, items.batchId))
    .where(
      and(
        eq(items.projectId, project),
        eq(batches.state, 'ready'),
        isNull(items.archivedAt),
        isNull(items.purgedAt),
        fresh ? sql`not ${labeled}` : undefined,
      ),
    )
  return rows.map(({ id }) => id)
}

/** A member as rounds see her. */
export type MemberRow = {
  account: AccountId
  name: string
  roles: readonly Role[]
  gone: boolean
  imported: boolean
  simulated: boolean
}

/** Everyone who belongs or belonged to a project, by name. */
export async function membersForRounds(db: Db, project: ProjectId): Promise<MemberRow[]> {
  const rows = await db
    .select({ member: memberships, account: accounts })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(eq(memberships.projectId, project))
    .orderBy(asc(accounts.name), asc(accounts.id))
  return rows.map(({ member, account }) => ({
    account: account.id,
    name: account.name,
    roles: member.roles,
    gone: member.leftAt !== null || account.disabledAt !== null,
    imported: account.imported,
    simulated: account.simulated,
  }))
}

/** The condition under which an item of a round is closed; needs `round_item` joined with `round`. */
export function closedCondition(now: Date): SQL {
  const closed = or(
    isNotNull(roundItems.closedAt),
    lte(roundItems.completedAt, closedIfCompletedBy(now)),
    isNotNull(rounds.closedAt),
  )
  return closed as SQL
}

/** A project, or one of its rounds. */
export type RoundScope = { project: ProjectId } | { round: RoundId }

export function roundScope(scope: RoundScope): SQL {
  const within = 'round' in scope ? eq(rounds.id, scope.round) : eq(rounds.projectId, scope.project)
  return and(within, isWholeRound) as SQL
}

/** The items whose answers may be seen by those who see answers of closed items, with the round in which they closed. */
export async function closedItems(
  db: Db,
  scope: RoundScope,
  now: Date,
): Promise<{ round: RoundId; item: ItemId; answers: number }[]> {
  return db
    .select({ round: roundItems.roundId, item: roundItems.itemId, answers: roundItems.submitted })
    .from(roundItems)
    .innerJoin(rounds, eq(rounds.id, roundItems.roundId))
    .where(and(roundScope(scope), closedCondition(now)))
}

/** The counters of a round, summed over its items. */
export type RoundCounts = { items: number; openSlots: number; submitted: number; closed: number; exhausted: number }

export async function countRound(db: Db, round: RoundId, now: Date): Promise<RoundCounts> {
  const exhausted = and(
    isNotNull(roundItems.exhaustedAt),
    isNull(roundItems.closedAt),
    sql`${roundItems.openSlots} > 0`,
  )
  const one = (condition: SQL | undefined) => sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`
  const [row] = await db
    .select({
      items: count(),
      openSlots: sql<number>`coalesce(sum(${roundItems.openSlots}), 0)`.mapWith(Number),
      submitted: sql<number>`coalesce(sum(${roundItems.submitted}), 0)`.mapWith(Number),
      closed: one(closedCondition(now)).mapWith(Number),
      exhausted: one(exhausted).mapWith(Number),
    })
    .from(roundItems)
    .innerJoin(rounds, eq(rounds.id, roundItems.roundId))
    .where(eq(roundItems.roundId, round))
  if (!row) throw new Error('a count without a row')
  return row
}
