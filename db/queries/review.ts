import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { AccountId, ItemId, ProjectId, QuestionId, ReviewId, RulingId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { accounts, items, reviewItems, reviews, rounds, rulings, versions, votes } = tables

export type Review = typeof reviews.$inferSelect
export type ReviewItem = typeof reviewItems.$inferSelect
export type Ruling = typeof rulings.$inferSelect
export type VoteRow = typeof votes.$inferSelect

const chunk = 1000

export async function getReview(db: Db, project: ProjectId, id: ReviewId): Promise<Review | null> {
  const [row] = await db
    .select()
    .from(reviews)
    .where(and(eq(reviews.projectId, project), eq(reviews.id, id)))
  return row ?? null
}

/** Sessions of a project, open ones first, then the newest, with how far each is. */
export async function listReviews(db: Db, project: ProjectId) {
  const rows = await db
    .select({ review: reviews, round: rounds.name, version: versions.number })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(versions, eq(versions.id, reviews.versionId))
    .where(eq(reviews.projectId, project))
    .orderBy(desc(reviews.openedAt))
  const states = await db
    .select({ review: reviewItems.reviewId, state: reviewItems.state, items: count() })
    .from(reviewItems)
    .innerJoin(reviews, eq(reviews.id, reviewItems.reviewId))
    .where(eq(reviews.projectId, project))
    .groupBy(reviewItems.reviewId, reviewItems.state)
  return rows.map(({ review, round, version }) => {
    const own = states.filter((one) => one.review === review.id)
    const inState = (state: ReviewItem['state']) => own.find((one) => one.state === state)?.items ?? 0
    return {
      ...review,
      round,
      version,
      items: own.reduce((sum, one) => sum + one.items, 0),
      ruled: inState('ruled'),
      parked: inState('parked'),
    }
  })
}

export async function insertReview(
  tx: Db,
  row: typeof reviews.$inferInsert,
  agenda: readonly (typeof reviewItems.$inferInsert)[],
): Promise<void> {
  await tx.insert(reviews).values(row)
  for (let at = 0; at < agenda.length; at += chunk) await tx.insert(reviewItems).values(agenda.slice(at, at + chunk))
}

export async function closeReviewRow(tx: Db, id: ReviewId, at: Date): Promise<void> {
  await tx.update(reviews).set({ closedAt: at }).where(eq(reviews.id, id))
}

/** The agenda in its order. */
export async function agendaOf(db: Db, review: ReviewId) {
  return db
    .select({ entry: reviewItems, name: items.externalId, owner: accounts.name })
    .from(reviewItems)
    .innerJoin(items, eq(items.id, reviewItems.itemId))
    .leftJoin(accounts, eq(accounts.id, reviewItems.parkedOwner))
    .where(eq(reviewItems.reviewId, review))
    .orderBy(asc(reviewItems.position))
}

export async function getReviewItem(db: Db, review: ReviewId, item: ItemId): Promise<ReviewItem | null> {
  const [row] = await db
    .select()
    .from(reviewItems)
    .where(and(eq(reviewItems.reviewId, review), eq(reviewItems.itemId, item)))
  return row ?? null
}

export async function updateReviewItem(
  tx: Db,
  review: ReviewId,
  item: ItemId,
  set: Partial<typeof reviewItems.$inferInsert>,
): Promise<void> {
  await tx
    .update(reviewItems)
    .set(set)
    .where(and(eq(reviewItems.reviewId, review), eq(reviewItems.itemId, item)))
}

/** The votes on one item, in the order in which they were cast. */
export async function votesOn(db: Db, review: ReviewId, item: ItemId) {
  return db
    .select({ vote: votes, name: accounts.name })
    .from(votes)
    .innerJoin(accounts, eq(accounts.id, votes.accountId))
    .where(and(eq(votes.reviewId, review), eq(votes.itemId, item)))
    .orderBy(asc(votes.at))
}

export async function votedItems(db: Db, review: ReviewId, account: AccountId): Promise<Set<ItemId>> {
  const rows = await db
    .select({ item: votes.itemId })
    .from(votes)
    .where(and(eq(votes.reviewId, review), eq(votes.accountId, account)))
  return new Set(rows.map(({ item }) => item))
}

/** Casts a vote; it stays as it was cast, since answers are shown after it. Whether it was the first. */
export async function insertVote(tx: Db, row: VoteRow): Promise<boolean> {
  const written = await tx.insert(votes).values(row).onConflictDoNothing().returning({ item: votes.itemId })
  return written.length > 0
}

export async function insertRuling(tx: Db, row: typeof rulings.$inferInsert): Promise<void> {
  await tx.insert(rulings).values(row)
}

/** Marks rulings as superseded by a later one; they stay. */
export async function supersedeRulings(tx: Db, ids: readonly RulingId[], by: RulingId): Promise<void> {
  if (ids.length > 0)
    await tx
      .update(rulings)
      .set({ supersededBy: by })
      .where(inArray(rulings.id, [...ids]))
}

/** The rulings on one item and question that stand. */
export async function standingRulings(db: Db, item: ItemId, question: QuestionId): Promise<Ruling[]> {
  return db
    .select()
    .from(rulings)
    .where(and(eq(rulings.itemId, item), eq(rulings.questionId, question), isNull(rulings.supersededBy)))
    .orderBy(asc(rulings.at))
}

/** Items of a project on which a ruling stands, for one question. */
export async function ruledItems(db: Db, project: ProjectId, question: QuestionId): Promise<Set<ItemId>> {
  const rows = await db
    .select({ item: rulings.itemId })
    .from(rulings)
    .where(and(eq(rulings.projectId, project), eq(rulings.questionId, question), isNull(rulings.supersededBy)))
  return new Set(rows.map(({ item }) => item))
}

/** Every ruling on a question, superseded ones included, with the names of its item and author. */
export async function rulingsOnQuestion(db: Db, project: ProjectId, question: QuestionId) {
  return db
    .select({ ruling: rulings, item: items.externalId, author: accounts.name })
    .from(rulings)
    .innerJoin(items, eq(items.id, rulings.itemId))
    .innerJoin(accounts, eq(accounts.id, rulings.authorId))
    .where(and(eq(rulings.projectId, project), eq(rulings.questionId, question)))
    .orderBy(asc(rulings.at), asc(rulings.id))
}

/** Those of some rulings that are of this question. */
export async function knownRulings(
  db: Db,
  project: ProjectId,
  question: QuestionId,
  ids: readonly RulingId[],
): Promise<Set<RulingId>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: rulings.id })
    .from(rulings)
    .where(and(eq(rulings.projectId, project), eq(rulings.questionId, question), inArray(rulings.id, [...ids])))
  return new Set(rows.map(({ id }) => id))
}
