import type { Db } from '#db/client.ts'
import { getReview, getReviewItem, type Review, type ReviewItem } from '#db/queries/review.ts'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { notFound } from '../actor.ts'

/** @throws not_found */
export async function requireReview(db: Db, project: ProjectId, id: ReviewId): Promise<Review> {
  const review = await getReview(db, project, id)
  if (!review) throw new RefusalError(notFound)
  return review
}

/** @throws not_found when the item is not on the agenda; conflict when the session has ended */
export async function requireOpenItem(
  db: Db,
  project: ProjectId,
  id: ReviewId,
  item: ItemId,
): Promise<{ review: Review; entry: ReviewItem }> {
  const review = await requireReview(db, project, id)
  const entry = await getReviewItem(db, id, item)
  if (!entry) throw new RefusalError(notFound)
  if (review.closedAt) {
    throw new RefusalError({ code: 'conflict', message: 'This session has ended. Open another one to decide more.' })
  }
  return { review, entry }
}
