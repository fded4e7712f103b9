import { and, asc, count, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { AssignmentState } from '#lib/domain/assignment/assignment.ts'
import type { AccountId, ItemId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { assignments, roundItems, relabelRequests, items, rounds } = tables

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
