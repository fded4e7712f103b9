import { assignmentsById, renewHeld, updateAssignment } from '#db/queries/assignment.ts'
import { getRound } from '#db/queries/round.ts'
import { giveSlotBack } from '#db/queries/slots.ts'
import { leaseEnd } from '#lib/domain/assignment/lease.ts'
import type { AssignmentId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { roundLock } from '../rounds/require-round.ts'

/**
 * Renews the leases of what a visible page shows or holds ahead; says which of them the actor still holds. A lease
 * that ran out but whose slot nobody took is renewed as well.
 *
 * @throws not_found; forbidden
 */
export async function renewLease(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; assignments: readonly AssignmentId[] },
): Promise<{ held: AssignmentId[] }> {
  await requirePermission(ctx, actor, input.project, 'label')
  const own = await assignmentsById(ctx.db, input.project, actor.account.id, input.assignments)
  const held: AssignmentId[] = []
  for (const roundId of new Set(own.map(({ roundId }) => roundId))) {
    const round = await getRound(ctx.db, roundId)
    if (!round || round.closedAt) continue
    const ids = own.filter((assignment) => assignment.roundId === roundId).map(({ id }) => id)
    held.push(...(await renewHeld(ctx.db, actor.account.id, ids, leaseEnd(ctx.now(), round.leaseSeconds))))
  }
  return { held }
}

/**
 * Lets go of what is held ahead and was never shown, for a page that is hidden: the slots are free for others.
 *
 * @throws not_found; forbidden
 */
export async function letGo(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; assignments: readonly AssignmentId[] },
): Promise<void> {
  await requirePermission(ctx, actor, input.project, 'label')
  const known = await assignmentsById(ctx.db, input.project, actor.account.id, input.assignments)
  for (const { id, roundId } of known) {
    await ctx.db.transaction(async (tx) => {
      await tx.lock(roundLock(roundId))
      const [own] = await assignmentsById(tx, input.project, actor.account.id, [id])
      if (!own?.prefetched || own.state !== 'held') return
      await updateAssignment(tx, id, { state: 'expired', prefetched: false, leaseUntil: null, updatedAt: ctx.now() })
      await giveSlotBack(tx, own.roundId, own.itemId)
    })
  }
}
