import { closeRoundRow } from '#db/queries/round.ts'
import { expireDue } from '#db/queries/slots.ts'
import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { requireOpenRound, roundLock } from './require-round.ts'

/** Every lease has run out by then, and either back end can tell the moment. */
const endOfTime = new Date('9999-12-31T00:00:00Z')

/**
 * Closes a round, early or not: all its items close, leases end, and what is handed in afterwards is surplus.
 *
 * @throws forbidden; not_found; conflict when it is closed already
 */
export async function closeRound(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; round: RoundId },
): Promise<void> {
  await requirePermission(ctx, actor, input.project, 'rounds.change')
  await ctx.db.transaction(async (tx) => {
    await tx.lock(roundLock(input.round))
    const round = await requireOpenRound(tx, input.project, input.round)
    const leases = await expireDue(tx, round.id, endOfTime, ctx.now())
    await closeRoundRow(tx, round.id, ctx.now())
    await recordEvent(ctx, tx, {
      kind: 'round.closed',
      actor,
      projectId: input.project,
      subject: round.id,
      details: { number: round.number, leasesEnded: leases },
    })
  })
}
