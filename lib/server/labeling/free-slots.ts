import type { Db } from '#db/client.ts'
import { giveSlotBack, heldInProject, updateAssignment } from '#db/queries/assignment.ts'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import { roundLock } from '../rounds/require-round.ts'

/** Gives back what a member holds, in the transaction in which she leaves; what she submitted stays. */
export async function freeSlots(
  ctx: Pick<Context, 'now'>,
  tx: Db,
  member: { project: ProjectId; account: AccountId },
): Promise<void> {
  const rounds = new Set((await heldInProject(tx, member.project, member.account)).map(({ roundId }) => roundId))
  for (const round of [...rounds].sort()) await tx.lock(roundLock(round))
  for (const { id, roundId, itemId } of await heldInProject(tx, member.project, member.account)) {
    await updateAssignment(tx, id, { state: 'expired', prefetched: false, leaseUntil: null, updatedAt: ctx.now() })
    await giveSlotBack(tx, roundId, itemId)
  }
}
