import type { Db } from '#db/client.ts'
import { admitToRound, getRoundLabeler, type Round, type RoundLabeler } from '#db/queries/round.ts'
import { orderSeed } from '#lib/domain/assignment/item-order.ts'
import type { AccountId } from '#lib/domain/kernel/ids.ts'
import type { Membership } from '#lib/domain/project/people.ts'
import { hasSeeingRole } from '#lib/domain/project/roles.ts'
import type { Context } from '../context.ts'

/**
 * The member's place in a round, or why she has none. Labelers who joined the project after the round opened come in
 * now; someone with a seeing role needs a lead's leave, and is then not blind.
 */
export async function enterRound(
  ctx: Context,
  tx: Db,
  round: Round,
  member: Membership,
): Promise<RoundLabeler | 'not_allowed' | 'not_asked'> {
  const place = await getRoundLabeler(tx, round.id, member.accountId)
  if (hasSeeingRole(member.roles)) return place && !place.blind ? place : 'not_allowed'
  if (place) return place
  if (round.kind !== 'label') return 'not_asked'
  const made = newPlace(ctx, round, member.accountId)
  await admitToRound(tx, made)
  return made
}

function newPlace(ctx: Context, round: Round, account: AccountId): RoundLabeler {
  return {
    roundId: round.id,
    accountId: account,
    blind: true,
    seed: orderSeed(round.seed, account),
    addedAt: ctx.now(),
  }
}
