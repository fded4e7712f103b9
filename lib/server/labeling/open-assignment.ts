import type { Db } from '#db/client.ts'
import type { Assignment } from '#db/queries/assignment.ts'
import { getOwnAssignment, insertAssignment, updateAssignment } from '#db/queries/assignment.ts'
import type { Round } from '#db/queries/round.ts'
import { takeSlot } from '#db/queries/slots.ts'
import { leaseEnd } from '#lib/domain/assignment/lease.ts'
import type { AccountId, AssignmentId, ItemId } from '#lib/domain/kernel/ids.ts'
import type { Context } from '../context.ts'

/**
 * Takes the first of the given items that still has a slot for this labeler, under a lease; null when none has. The
 * caller holds the round's lock. A lease of hers that ran out on the item is taken up again.
 */
export async function openAssignment(
  ctx: Context,
  tx: Db,
  round: Round,
  account: AccountId,
  items: readonly ItemId[],
  prefetched: boolean,
): Promise<Assignment | null> {
  for (const item of items) {
    if (!(await takeSlot(tx, round.id, item))) continue
    const now = ctx.now()
    const held = { state: 'held' as const, prefetched, leaseUntil: leaseEnd(now, round.leaseSeconds), updatedAt: now }
    const own = await getOwnAssignment(tx, round.id, item, account)
    if (own) return updateAssignment(tx, own.id, held)
    return insertAssignment(tx, {
      id: ctx.newId<AssignmentId>(),
      roundId: round.id,
      itemId: item,
      accountId: account,
      createdAt: now,
      ...held,
    })
  }
  return null
}
