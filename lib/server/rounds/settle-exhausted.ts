import { getRoundItem } from '#db/queries/round.ts'
import { forgetSkips } from '#db/queries/round-standing.ts'
import { updateRoundItem } from '#db/queries/slots.ts'
import type { ItemId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { markExhausted } from '../labeling/slots.ts'
import { requireOpenRound, roundLock } from './require-round.ts'

/**
 * What a lead decides about an item that nobody is left for: `close` it with the answers that it has, or `offer` it
 * again to those who skipped it.
 *
 * @throws forbidden; not_found; conflict when the round is closed or the item is not exhausted
 */
export async function settleExhausted(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; round: RoundId; item: ItemId; how: 'close' | 'offer' },
): Promise<void> {
  await requirePermission(ctx, actor, input.project, 'rounds.change')
  await ctx.db.transaction(async (tx) => {
    await tx.lock(roundLock(input.round))
    const round = await requireOpenRound(tx, input.project, input.round)
    const progress = await getRoundItem(tx, round.id, input.item)
    if (!progress) throw new RefusalError(notFound)
    if (!progress.exhaustedAt || progress.closedAt) {
      throw new RefusalError({ code: 'conflict', message: 'This item is not waiting for a decision any more.' })
    }
    const now = ctx.now()
    if (input.how === 'close') await updateRoundItem(tx, round.id, input.item, { closedAt: now })
    else {
      await forgetSkips(tx, round.id, input.item, now)
      await markExhausted(tx, round, input.item, now)
    }
    await recordEvent(ctx, tx, {
      kind: input.how === 'close' ? 'round.item_closed' : 'round.item_offered_again',
      actor,
      projectId: input.project,
      itemId: input.item,
      subject: round.id,
      details: { submitted: progress.submitted, openSlots: progress.openSlots },
    })
  })
}
