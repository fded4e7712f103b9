import { getLatestVersion } from '#db/queries/definition.ts'
import {
  drawableItems,
  insertRound,
  insertRoundItems,
  insertRoundLabelers,
  nextRoundNumber,
} from '#db/queries/round.ts'
import type { Sampling } from '#lib/domain/assignment/assignment.ts'
import { type DrawRequest, drawItems } from '#lib/domain/assignment/draw-items.ts'
import { checkOverlap } from '#lib/domain/assignment/eligibility.ts'
import { orderSeed } from '#lib/domain/assignment/item-order.ts'
import { leaseRange } from '#lib/domain/assignment/lease.ts'
import type { AccountId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Result } from '#lib/domain/kernel/result.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { eligibleMembers } from './eligible.ts'

export type OpenRoundInput = {
  project: ProjectId
  /** "Round 2" when nothing is said. */
  name?: string
  overlap: number
  /** 1,800 when nothing is said. */
  leaseSeconds?: number
  draw: DrawRequest
  /** Members with a seeing role who may label nevertheless; their answers are not blind. */
  allowSeeing?: readonly AccountId[]
}

export type OpenedRound = { round: RoundId; number: number; items: number; labelers: number; sampling: Sampling }

/**
 * Opens a round: pins the definition published now, draws the items, gives each its slots, and lets the eligible
 * labelers in, each with a seed of her own.
 *
 * @throws forbidden; invalid with field and range (overlap, leaseSeconds, count, items); conflict without a definition
 */
export async function openRound(ctx: Context, actor: Actor, input: OpenRoundInput): Promise<OpenedRound> {
  await requirePermission(ctx, actor, input.project, 'rounds.change')
  const leaseSeconds = checkLease(input.leaseSeconds ?? leaseRange.usual)
  const round = ctx.newId<RoundId>()
  const seed = ctx.newId()
  return ctx.db.transaction(async (tx) => {
    await tx.lock(`rounds/${input.project}`)
    const version = await getLatestVersion(tx, input.project)
    if (!version) {
      const message = 'Publish a definition first: a round asks what the published definition asks.'
      throw new RefusalError({ code: 'conflict', message })
    }
    const { eligible } = await eligibleMembers(tx, input.project, input.allowSeeing ?? [])
    const overlap = required(checkOverlap(input.overlap, eligible.length))
    const pool = await drawableItems(tx, input.project, input.draw.how !== 'given' && input.draw.fresh)
    const { sampling, items } = required(drawItems(input.draw, pool, seed))
    const now = ctx.now()
    const number = await nextRoundNumber(tx, input.project)
    await insertRound(tx, {
      id: round,
      projectId: input.project,
      number,
      name: input.name?.trim() || `Round ${number}`,
      kind: 'label',
      versionId: version.id,
      overlap,
      leaseSeconds,
      sampling,
      seed,
      openedBy: actor.account.id,
      openedAt: now,
    })
    await insertRoundItems(
      tx,
      round,
      items.map((drawn) => ({ ...drawn, slots: overlap })),
    )
    await insertRoundLabelers(
      tx,
      eligible.map(({ account, blind }) => ({
        roundId: round,
        accountId: account,
        blind,
        seed: orderSeed(seed, account),
        addedAt: now,
      })),
    )
    await recordEvent(ctx, tx, {
      kind: 'round.opened',
      actor,
      projectId: input.project,
      subject: round,
      details: { number, version: version.id, overlap, leaseSeconds, items: items.length, sampling },
    })
    return { round, number, items: items.length, labelers: eligible.length, sampling }
  })
}

/** @throws invalid with the range */
export function checkLease(seconds: number): number {
  const { least, most } = leaseRange
  if (Number.isInteger(seconds) && seconds >= least && seconds <= most) return seconds
  const message = `The lease must be from ${least} to ${most} seconds; it was ${seconds}.`
  throw new RefusalError({ code: 'invalid', field: 'leaseSeconds', message, details: { least, most } })
}

function required<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusalError(result.refusal)
  return result.value
}
