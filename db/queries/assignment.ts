import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, notInArray, sql } from 'drizzle-orm'
import type { AssignmentState } from '#lib/domain/assignment/assignment.ts'
import type { AccountId, AssignmentId, ItemId, ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { assignments, roundItems, roundLabelers, relabelRequests, items, itemMedia, rounds } = tables

export type Assignment = typeof assignments.$inferSelect

/** An assignment with its item, round and counters: what a use-case needs to judge a change. */
export type AssignmentFacts = {
  assignment: Assignment
  round: typeof rounds.$inferSelect
  item: typeof items.$inferSelect
  progress: typeof roundItems.$inferSelect
}

export async function getAssignment(db: Db, id: AssignmentId): Promise<AssignmentFacts | null> {
  const [row] = await db
    .select({ assignment: assignments, round: rounds, item: items, progress: roundItems })
    .from(assignments)
    .innerJoin(rounds, eq(rounds.id, assignments.roundId))
    .innerJoin(items, eq(items.id, assignments.itemId))
    .innerJoin(roundItems, and(eq(roundItems.roundId, assignments.roundId), eq(roundItems.itemId, assignments.itemId)))
    .where(eq(assignments.id, id))
  return row ?? null
}

/** Assignments of a round whose lease ran out before `due`, marked expired; their slots are given back. */
export async function expireDue(tx: Db, round: RoundId, due: Date, now: Date): Promise<number> {
  const expired = await tx
    .update(assignments)
    .set({ state: 'expired', prefetched: false, leaseUntil: null, updatedAt: now })
    .where(and(eq(assignments.roundId, round), eq(assignments.state, 'held'), lt(assignments.leaseUntil, due)))
    .returning({ item: assignments.itemId })
  for (const { item } of expired) await giveSlotBack(tx, round, item)
  return expired.length
}

/** What one labeler holds in a round: what is shown before what is held ahead, then by when it was taken. */
export async function heldBy(db: Db, round: RoundId, account: AccountId): Promise<Assignment[]> {
  return db
    .select()
    .from(assignments)
    .where(and(eq(assignments.roundId, round), eq(assignments.accountId, account), eq(assignments.state, 'held')))
    .orderBy(asc(assignments.prefetched), asc(assignments.createdAt), asc(assignments.id))
}

/** Takes a slot of an item if one is open; the condition stands in the UPDATE, so two takers cannot both win the last. */
export async function takeSlot(tx: Db, round: RoundId, item: ItemId): Promise<boolean> {
  const taken = await tx
    .update(roundItems)
    .set({ openSlots: sql`${roundItems.openSlots} - 1` })
    .where(
      and(
        eq(roundItems.roundId, round),
        eq(roundItems.itemId, item),
        sql`${roundItems.openSlots} > 0`,
        isNull(roundItems.closedAt),
      ),
    )
    .returning({ item: roundItems.itemId })
  return taken.length > 0
}

export async function giveSlotBack(tx: Db, round: RoundId, item: ItemId): Promise<void> {
  await tx
    .update(roundItems)
    .set({ openSlots: sql`${roundItems.openSlots} + 1` })
    .where(and(eq(roundItems.roundId, round), eq(roundItems.itemId, item)))
}

export async function updateRoundItem(
  tx: Db,
  round: RoundId,
  item: ItemId,
  set: Partial<Omit<typeof roundItems.$inferInsert, 'submitted' | 'openSlots'>> & { submittedBy?: 1 | -1 },
): Promise<void> {
  const { submittedBy, ...values } = set
  const counted = submittedBy ? { submitted: sql`${roundItems.submitted} + ${submittedBy}` } : {}
  await tx
    .update(roundItems)
    .set({ ...values, ...counted })
    .where(and(eq(roundItems.roundId, round), eq(roundItems.itemId, item)))
}

/** Closes what this labeler completed in the round, but for the item at hand: she has moved on. */
export async function closeCompletedBy(
  tx: Db,
  round: RoundId,
  account: AccountId,
  but: ItemId,
  at: Date,
): Promise<void> {
  await tx
    .update(roundItems)
    .set({ closedAt: at })
    .where(
      and(
        eq(roundItems.roundId, round),
        eq(roundItems.completedBy, account),
        isNotNull(roundItems.completedAt),
        isNull(roundItems.closedAt),
        ne(roundItems.itemId, but),
      ),
    )
}

/**
 * Items of a round that this labeler could take now: an open slot, not closed, not archived, and nothing of hers but
 * perhaps an expired lease. In a relabel round only the items that she is asked again.
 */
export async function claimableItems(
  db: Db,
  round: { id: RoundId; kind: 'label' | 'relabel' | 'import' },
  account: AccountId,
): Promise<ItemId[]> {
  const own = sql`select 1 from ${assignments} where ${assignments.roundId} = ${roundItems.roundId}
    and ${assignments.itemId} = ${roundItems.itemId} and ${assignments.accountId} = ${account}
    and ${assignments.state} <> 'expired'`
  const asked = sql`exists (select 1 from ${relabelRequests} where ${relabelRequests.roundId} = ${roundItems.roundId}
    and ${relabelRequests.itemId} = ${roundItems.itemId} and ${relabelRequests.accountId} = ${account})`
  const rows = await db
    .select({ item: roundItems.itemId })
    .from(roundItems)
    .innerJoin(items, eq(items.id, roundItems.itemId))
    .where(
      and(
        eq(roundItems.roundId, round.id),
        gt(roundItems.openSlots, 0),
        isNull(roundItems.closedAt),
        isNull(items.archivedAt),
        isNull(items.purgedAt),
        sql`not exists (${own})`,
        round.kind === 'relabel' ? asked : undefined,
      ),
    )
  return rows.map(({ item }) => item)
}

/** The labeler's assignment of an item in a round. */
export async function getOwnAssignment(
  db: Db,
  round: RoundId,
  item: ItemId,
  account: AccountId,
): Promise<Assignment | null> {
  const where = and(eq(assignments.roundId, round), eq(assignments.itemId, item), eq(assignments.accountId, account))
  return (await db.select().from(assignments).where(where))[0] ?? null
}

export async function insertAssignment(tx: Db, row: typeof assignments.$inferInsert): Promise<Assignment> {
  const [made] = await tx.insert(assignments).values(row).returning()
  if (!made) throw new Error('an insert without a row')
  return made
}

export async function updateAssignment(
  tx: Db,
  id: AssignmentId,
  set: Partial<Pick<Assignment, 'state' | 'prefetched' | 'leaseUntil' | 'skipReason' | 'updatedAt'>>,
): Promise<Assignment> {
  const [row] = await tx.update(assignments).set(set).where(eq(assignments.id, id)).returning()
  if (!row) throw new Error(`no assignment ${id}`)
  return row
}

/** Renews the leases of those of the given assignments that this labeler still holds; the ids that she holds. */
export async function renewHeld(
  tx: Db,
  account: AccountId,
  ids: readonly AssignmentId[],
  leaseUntil: Date,
): Promise<AssignmentId[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .update(assignments)
    .set({ leaseUntil })
    .where(and(inArray(assignments.id, [...ids]), eq(assignments.accountId, account), eq(assignments.state, 'held')))
    .returning({ id: assignments.id })
  return rows.map(({ id }) => id)
}

/** How many labelers may take an item at all, and how many of them hold, submitted or skipped it. */
export async function takersOfItem(
  db: Db,
  round: { id: RoundId; kind: 'label' | 'relabel' | 'import' },
  item: ItemId,
): Promise<{ takers: number; decided: number }> {
  const from = round.kind === 'relabel' ? relabelRequests : roundLabelers
  const ofItem = round.kind === 'relabel' ? eq(relabelRequests.itemId, item) : undefined
  const [takers] = await db
    .select({ n: count() })
    .from(from)
    .where(and(eq(from.roundId, round.id), ofItem))
  const decided: AssignmentState[] = ['held', 'submitted', 'skipped', 'surplus']
  const [done] = await db
    .select({ n: count() })
    .from(assignments)
    .where(and(eq(assignments.roundId, round.id), eq(assignments.itemId, item), inArray(assignments.state, decided)))
  return { takers: takers?.n ?? 0, decided: done?.n ?? 0 }
}

/** The questions that a labeler is asked again on an item; null where the round asks all. */
export async function askedQuestions(
  db: Db,
  round: RoundId,
  item: ItemId,
  account: AccountId,
): Promise<{ questions: QuestionId[]; reason: string } | null> {
  const [row] = await db
    .select({ questions: relabelRequests.questionIds, reason: relabelRequests.reason })
    .from(relabelRequests)
    .where(
      and(eq(relabelRequests.roundId, round), eq(relabelRequests.itemId, item), eq(relabelRequests.accountId, account)),
    )
  return row ?? null
}

/** How many assignments of a labeler, but for the given ones, stand in each state of a round. */
export async function countOwn(
  db: Db,
  round: RoundId,
  account: AccountId,
  except: readonly AssignmentId[] = [],
): Promise<Record<AssignmentState, number>> {
  const rows = await db
    .select({ state: assignments.state, n: count() })
    .from(assignments)
    .where(
      and(
        eq(assignments.roundId, round),
        eq(assignments.accountId, account),
        except.length > 0 ? notInArray(assignments.id, [...except]) : undefined,
      ),
    )
    .groupBy(assignments.state)
  const counts = { held: 0, submitted: 0, skipped: 0, expired: 0, surplus: 0 }
  for (const { state, n } of rows) counts[state] = n
  return counts
}

/** What a labeler did in a round, latest first: what she submitted, skipped, or handed in too late. */
export async function ownHistory(db: Db, round: RoundId, account: AccountId, limit: number): Promise<Assignment[]> {
  return db
    .select()
    .from(assignments)
    .where(
      and(
        eq(assignments.roundId, round),
        eq(assignments.accountId, account),
        inArray(assignments.state, ['submitted', 'skipped', 'surplus']),
      ),
    )
    .orderBy(desc(assignments.updatedAt), desc(assignments.id))
    .limit(limit)
}

/** The media and record of an item: what is shown to whoever labels it. */
export async function itemForLabeling(
  db: Db,
  item: ItemId,
): Promise<{
  record: Record<string, unknown> | null
  media: Pick<typeof itemMedia.$inferSelect, 'role' | 'position' | 'measures'>[]
}> {
  const [row] = await db.select({ record: items.record }).from(items).where(eq(items.id, item))
  const media = await db
    .select({ role: itemMedia.role, position: itemMedia.position, measures: itemMedia.measures })
    .from(itemMedia)
    .where(eq(itemMedia.itemId, item))
    .orderBy(desc(itemMedia.role), asc(itemMedia.position))
  return { record: row?.record ?? null, media }
}

/** Those of the given assignments that are this labeler's own, in rounds of the project. */
export async function assignmentsById(
  db: Db,
  project: ProjectId,
  account: AccountId,
  ids: readonly AssignmentId[],
): Promise<Assignment[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ assignment: assignments })
    .from(assignments)
    .innerJoin(rounds, eq(rounds.id, assignments.roundId))
    .where(and(eq(rounds.projectId, project), eq(assignments.accountId, account), inArray(assignments.id, [...ids])))
  return rows.map(({ assignment }) => assignment)
}

/** Whether items that this labeler has not decided are full only because others hold them: one may come free. */
export async function isHeldByOthers(
  db: Db,
  round: { id: RoundId; kind: 'label' | 'relabel' | 'import' },
  account: AccountId,
): Promise<boolean> {
  if (round.kind === 'relabel') return false
  const [row] = await db
    .select({ n: count() })
    .from(roundItems)
    .innerJoin(rounds, eq(rounds.id, roundItems.roundId))
    .where(
      and(
        eq(roundItems.roundId, round.id),
        eq(roundItems.openSlots, 0),
        isNull(roundItems.closedAt),
        lt(roundItems.submitted, rounds.overlap),
        sql`not exists (select 1 from ${assignments} where ${assignments.roundId} = ${roundItems.roundId}
          and ${assignments.itemId} = ${roundItems.itemId} and ${assignments.accountId} = ${account}
          and ${assignments.state} <> 'expired')`,
      ),
    )
  return (row?.n ?? 0) > 0
}

/** How many assignments of each labeler stand in each state of a round. */
export async function countByLabeler(
  db: Db,
  round: RoundId,
): Promise<{ account: AccountId; state: AssignmentState; n: number }[]> {
  return db
    .select({ account: assignments.accountId, state: assignments.state, n: count() })
    .from(assignments)
    .where(eq(assignments.roundId, round))
    .groupBy(assignments.accountId, assignments.state)
}

/** An item of a round with open slots and nobody left to take them, and why labelers skipped it. */
export type ExhaustedItem = {
  item: ItemId
  externalId: string
  openSlots: number
  submitted: number
  skips: { account: AccountId; reason: string }[]
}

/** Exhausted items of a round that no lead has settled, in the order in which they became so. */
export async function exhaustedItems(db: Db, round: RoundId): Promise<ExhaustedItem[]> {
  const rows = await db
    .select({
      item: roundItems.itemId,
      externalId: items.externalId,
      openSlots: roundItems.openSlots,
      submitted: roundItems.submitted,
    })
    .from(roundItems)
    .innerJoin(items, eq(items.id, roundItems.itemId))
    .where(
      and(
        eq(roundItems.roundId, round),
        isNotNull(roundItems.exhaustedAt),
        isNull(roundItems.closedAt),
        gt(roundItems.openSlots, 0),
      ),
    )
    .orderBy(asc(roundItems.exhaustedAt), asc(roundItems.itemId))
  if (rows.length === 0) return []
  const skipped = await db
    .select({ item: assignments.itemId, account: assignments.accountId, reason: assignments.skipReason })
    .from(assignments)
    .where(and(eq(assignments.roundId, round), eq(assignments.state, 'skipped')))
    .orderBy(asc(assignments.updatedAt), asc(assignments.id))
  return rows.map((row) => ({
    ...row,
    skips: skipped
      .filter(({ item }) => item === row.item)
      .map(({ account, reason }) => ({ account, reason: reason ?? '' })),
  }))
}

/** Lets those who skipped an item have it again. */
export async function forgetSkips(tx: Db, round: RoundId, item: ItemId, now: Date): Promise<number> {
  const rows = await tx
    .update(assignments)
    .set({ state: 'expired', updatedAt: now })
    .where(and(eq(assignments.roundId, round), eq(assignments.itemId, item), eq(assignments.state, 'skipped')))
    .returning({ id: assignments.id })
  return rows.length
}

/** What open relabel rounds of a project ask already, as `item account question`. */
export async function askedAlready(db: Db, project: ProjectId): Promise<Set<string>> {
  const rows = await db
    .select({
      item: relabelRequests.itemId,
      account: relabelRequests.accountId,
      questions: relabelRequests.questionIds,
    })
    .from(relabelRequests)
    .innerJoin(rounds, eq(rounds.id, relabelRequests.roundId))
    .where(and(eq(rounds.projectId, project), isNull(rounds.closedAt)))
  return new Set(
    rows.flatMap(({ item, account, questions }) => questions.map((question) => `${item} ${account} ${question}`)),
  )
}
