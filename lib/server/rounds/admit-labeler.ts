import { admitToRound } from '#db/queries/round.ts'
import { orderSeed } from '#lib/domain/assignment/item-order.ts'
import type { AccountId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { eligibleMembers } from './eligible.ts'
import { requireOpenRound, roundLock } from './require-round.ts'

/**
 * Lets a member with a seeing role label in a round; her answers count as not blind from now on.
 *
 * @throws forbidden; not_found; conflict when the round is closed; invalid when she cannot label at all
 */
export async function admitLabeler(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; round: RoundId; account: AccountId },
): Promise<void> {
  await requirePermission(ctx, actor, input.project, 'rounds.change')
  await ctx.db.transaction(async (tx) => {
    await tx.lock(roundLock(input.round))
    const round = await requireOpenRound(tx, input.project, input.round)
    const { eligible } = await eligibleMembers(tx, input.project, [input.account])
    const member = eligible.find(({ account }) => account === input.account)
    if (!member) throw new RefusalError(notFound)
    if (round.kind !== 'label') {
      throw new RefusalError({ code: 'invalid', message: 'Only who gave an answer is asked again in this round.' })
    }
    await admitToRound(tx, {
      roundId: round.id,
      accountId: member.account,
      blind: member.blind,
      seed: orderSeed(round.seed, member.account),
      addedAt: ctx.now(),
    })
    await recordEvent(ctx, tx, {
      kind: 'round.labeler_admitted',
      actor,
      projectId: input.project,
      subject: round.id,
      details: { account: member.account, blind: member.blind },
    })
  })
}
