import { insertReview } from '#db/queries/review.ts'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../../actor.ts'
import type { Context } from '../../context.ts'
import { insertTestRound } from '../../labeling/testing/insert-test-round.ts'
import { choiceQuestion } from '../../labeling/testing/seed-labeling.ts'

/** An open session with one item, in a project that has its people and nothing else. */
export async function insertTestReview(
  ctx: Context,
  { project, lead, labeler }: { project: ProjectId; lead: Actor; labeler: Actor },
): Promise<{ review: ReviewId; item: ItemId }> {
  const { round, item, version } = await insertTestRound(ctx, { project, lead, labeler })
  const review = ctx.newId<ReviewId>()
  await insertReview(
    ctx.db,
    {
      id: review,
      projectId: project,
      name: 'Review',
      roundId: round,
      questionId: choiceQuestion,
      versionId: version,
      decider: 'one_sme',
      seed: 'seed',
      openedBy: lead.account.id,
      openedAt: ctx.now(),
    },
    [{ reviewId: review, itemId: item, position: 0, pattern: 'class dent / class scratch', impact: 1 }],
  )
  return { review, item }
}
