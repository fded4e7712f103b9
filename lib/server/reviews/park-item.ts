import { getMembership } from '#db/queries/members.ts'
import { updateReviewItem } from '#db/queries/review.ts'
import type { AccountId, ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { requireOpenItem } from './require-review.ts'

export type ParkInput = {
  project: ProjectId
  review: ReviewId
  item: ItemId
  owner: AccountId
  until: Date
  reason: string
}

/** Puts an item aside: who takes it up again, by when, and why it can't be decided now. @throws invalid, not_found, conflict */
export async function parkItem(ctx: Context, actor: Actor, input: ParkInput): Promise<void> {
  await requirePermission(ctx, actor, input.project, 'reviews.rule')
  const { review, entry } = await requireOpenItem(ctx.db, input.project, input.review, input.item)
  if (entry.state === 'ruled') throw new RefusalError({ code: 'conflict', message: 'This item is ruled on already.' })
  const owner = await getMembership(ctx.db, input.project, input.owner)
  if (!owner || !isPermitted(owner.roles, 'reviews.rule')) {
    throw new RefusalError({ code: 'invalid', field: 'owner', message: 'Choose an SME or a lead of this project.' })
  }
  const reason = input.reason.trim()
  if (reason === '')
    throw new RefusalError({ code: 'invalid', field: 'reason', message: 'Say what is missing to decide.' })
  await ctx.db.transaction(async (tx) => {
    await updateReviewItem(tx, review.id, input.item, {
      state: 'parked',
      parkedOwner: input.owner,
      parkedUntil: input.until,
      parkedReason: reason,
    })
    await recordEvent(ctx, tx, {
      kind: 'item.parked',
      actor,
      projectId: input.project,
      itemId: input.item,
      subject: review.id,
      details: { owner: input.owner, until: input.until.toISOString() },
    })
  })
}
