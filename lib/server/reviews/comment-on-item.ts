import { insertComment } from '#db/queries/comment.ts'
import { getItemDetails } from '#db/queries/item.ts'
import { votesOn } from '#db/queries/review.ts'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type CommentAnchor, isWithin } from '#lib/domain/review/comment.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { invalid } from './check-ruling.ts'
import { requireOpenItem } from './require-review.ts'

export type CommentInput = {
  project: ProjectId
  review: ReviewId
  item: ItemId
  text: string
  /** Null for the item as a whole. */
  anchor: CommentAnchor | null
}

/**
 * Says something on an item of a session, to those who voted on it; before one's own vote it could tell an answer.
 *
 * @throws not_found; conflict before one's own vote or after the end; invalid for no text or a place that is not there
 */
export async function commentOnItem(ctx: Context, actor: Actor, input: CommentInput): Promise<string> {
  await requirePermission(ctx, actor, input.project, 'reviews.rule')
  const { review, entry } = await requireOpenItem(ctx.db, input.project, input.review, input.item)
  const votes = await votesOn(ctx.db, review.id, input.item)
  if (entry.state !== 'ruled' && !votes.some(({ vote }) => vote.accountId === actor.account.id)) {
    throw new RefusalError({ code: 'conflict', message: 'Vote first; then comments are shown, and you can add yours.' })
  }
  const text = input.text.trim()
  if (text === '') throw invalid('text', 'Write what is to be said.')
  const details = await getItemDetails(ctx.db, input.project, input.item)
  const measures = details?.media.find(({ role }) => role === 'primary')?.measures ?? null
  if (input.anchor && !isWithin(input.anchor, measures)) {
    throw invalid('anchor', 'The item has no such place. Pin the comment within the picture or the recording.')
  }
  const id = ctx.newId<string>()
  await ctx.db.transaction(async (tx) => {
    await insertComment(tx, {
      id,
      projectId: input.project,
      itemId: input.item,
      reviewId: review.id,
      anchor: input.anchor,
      kind: 'comment',
      visibility: 'session',
      text,
      authorId: actor.account.id,
      at: ctx.now(),
    })
    const about = { actor, projectId: input.project, itemId: input.item, subject: id }
    await recordEvent(ctx, tx, { ...about, kind: 'comment.written' })
  })
  return id
}
