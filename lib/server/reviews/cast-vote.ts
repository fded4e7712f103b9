import { insertVote, updateReviewItem } from '#db/queries/review.ts'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { checkAnswer } from './check-answer.ts'
import { requireOpenItem } from './require-review.ts'
import { versionAndQuestion } from './see-review.ts'

/**
 * Says what one would answer, before any answer is shown. A vote can't be changed, since the answers are shown after it.
 *
 * @throws not_found; conflict when one has voted already or the session has ended; invalid for an unfinished answer
 */
export async function castVote(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; review: ReviewId; item: ItemId; answer: Answer },
): Promise<void> {
  await requirePermission(ctx, actor, input.project, 'reviews.rule')
  const { review, entry } = await requireOpenItem(ctx.db, input.project, input.review, input.item)
  const [{ definition }] = await versionAndQuestion(ctx, review)
  const answer = await checkAnswer(ctx, { ...input, definition, question: review.questionId })
  await ctx.db.transaction(async (tx) => {
    const row = { reviewId: review.id, itemId: input.item, accountId: actor.account.id, answer, at: ctx.now() }
    if (!(await insertVote(tx, row))) {
      throw new RefusalError({ code: 'conflict', message: 'You have voted on this item; a vote stays as it was cast.' })
    }
    if (entry.state === 'open') {
      await updateReviewItem(tx, review.id, input.item, { state: 'revealed', revealedAt: ctx.now() })
    }
    await recordEvent(ctx, tx, {
      kind: 'review.voted',
      actor,
      projectId: input.project,
      itemId: input.item,
      subject: review.id,
    })
  })
}
