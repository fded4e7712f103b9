import { and, asc, count, desc, eq, inArray, notInArray } from 'drizzle-orm'
import type { AssignmentState } from '#lib/domain/assignment/assignment.ts'
import type { AccountId, AssignmentId, ItemId, ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { assignments, roundItems, relabelRequests, items, itemMedia, rounds } = tables

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

/** What one labeler holds in a round: what is shown before what is held ahead, then by when it was taken. */
export async function heldBy(db: Db, round: RoundId, account: AccountId): Promise<Assignment[]> {
  return db
    .select()
    .from(assignments)
    .where(and(eq(assignments.roundId, round), eq(assignments.accountId, account), eq(assignments.state, 'held')))
    .orderBy(asc(assignments.prefetched), asc(assignments.createdAt), asc(assignments.id))
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
