import { updateAssignment } from '#db/queries/assignment.ts'
import type { AssignmentId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { roundLock } from '../rounds/require-round.ts'
import { once } from './once.ts'
import { requireOwnAssignment } from './own-assignment.ts'
import { markExhausted, moveSlots } from './slots.ts'

export type SkipInput = { project: ProjectId; assignment: AssignmentId; operationId: string; reason: string }

/**
 * Skips an item with a reason, which frees its slot for someone else. When nobody else is left the item is exhausted,
 * and the lead is asked.
 *
 * @throws invalid without a reason; conflict when the item is submitted; not_found; forbidden
 */
export async function skipAssignment(ctx: Context, actor: Actor, input: SkipInput): Promise<{ skipped: true }> {
  const reason = input.reason.trim()
  if (reason === '') {
    throw new RefusalError({ code: 'invalid', field: 'reason', message: 'Say in a few words why you skip this item.' })
  }
  return ctx.db.transaction(async (tx) => {
    const { round } = await requireOwnAssignment(tx, actor, input.project, input.assignment)
    await tx.lock(roundLock(round.id))
    const facts = await requireOwnAssignment(tx, actor, input.project, input.assignment)
    const body = { assignment: input.assignment, reason }
    return once(ctx, tx, actor, { id: input.operationId, body }, async () => {
      const { state } = await moveSlots(tx, facts, 'skip')
      const now = ctx.now()
      await updateAssignment(tx, input.assignment, {
        state,
        prefetched: false,
        leaseUntil: null,
        skipReason: reason,
        updatedAt: now,
      })
      await markExhausted(tx, facts.round, facts.assignment.itemId, now)
      await recordEvent(ctx, tx, {
        kind: 'assignment.skipped',
        actor,
        projectId: input.project,
        itemId: facts.assignment.itemId,
        subject: input.assignment,
        details: { reason },
      })
      return { skipped: true as const }
    })
  })
}
