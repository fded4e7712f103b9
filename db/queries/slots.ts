import { and, count, eq, gt, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import type { AssignmentState } from '#lib/domain/assignment/assignment.ts'
import type { AccountId, ItemId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { assignments, roundItems, roundLabelers, relabelRequests, items, rounds } = tables

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
