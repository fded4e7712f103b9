import { workOfRound } from '#db/queries/annotation.ts'
import { getVersion } from '#db/queries/definition.ts'
import { countRound, labelersOfRound, membersForRounds, type Round, type RoundCounts } from '#db/queries/round.ts'
import { countByLabeler, type ExhaustedItem, exhaustedItems } from '#db/queries/round-standing.ts'
import { forecastEnd, pacePerHour } from '#lib/domain/assignment/pace.ts'
import type { AccountId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { requireRound } from './require-round.ts'

export type LabelerProgress = {
  account: AccountId
  name: string
  simulated: boolean
  blind: boolean
  held: number
  submitted: number
  skipped: number
  surplus: number
  activeSeconds: number
  /** Answers per hour of active time; null until there is any. */
  pacePerHour: number | null
}

export type RoundProgress = {
  round: Round
  /** The moment that everything here speaks of. */
  asOf: Date
  versionNumber: number
  counts: RoundCounts
  /** Answers that the round is to get in all, and those that are still missing. */
  wanted: number
  remaining: number
  labelers: LabelerProgress[]
  /** Active hours that the rest takes at the pace so far; null until there is a pace. */
  hoursLeft: number | null
  /** When it ends if answers keep coming in as they did lately; null when that cannot be told. */
  endsAt: Date | null
  exhausted: ExhaustedItem[]
}

/**
 * How a round stands: counters, labelers with their pace, a forecast, and the items that nobody is left for.
 *
 * @throws forbidden; not_found
 */
export async function roundProgress(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; round: RoundId },
): Promise<RoundProgress> {
  await requirePermission(ctx, actor, input.project, 'rounds.see')
  const round = await requireRound(ctx.db, input.project, input.round)
  const now = ctx.now()
  const [counts, labelers, work, exhausted, version] = await Promise.all([
    countRound(ctx.db, round.id, now),
    labelerProgress(ctx, round),
    workOfRound(ctx.db, round.id),
    exhaustedItems(ctx.db, round.id),
    getVersion(ctx.db, round.versionId),
  ])
  const held = labelers.reduce((sum, labeler) => sum + labeler.held, 0)
  const remaining = round.closedAt ? 0 : counts.openSlots + held
  const pace = pacePerHour(
    work.length,
    work.reduce((sum, { activeSeconds }) => sum + activeSeconds, 0),
  )
  return {
    round,
    asOf: now,
    versionNumber: version?.number ?? 0,
    counts,
    wanted: counts.openSlots + held + counts.submitted,
    remaining,
    labelers,
    hoursLeft: pace === null ? null : remaining / pace,
    endsAt:
      remaining === 0 ? null : forecastEnd({ remaining, submittedAt: work.map(({ submittedAt }) => submittedAt), now }),
    exhausted,
  }
}

async function labelerProgress(ctx: Context, round: Round): Promise<LabelerProgress[]> {
  const [places, members, states, work] = await Promise.all([
    labelersOfRound(ctx.db, round.id),
    membersForRounds(ctx.db, round.projectId),
    countByLabeler(ctx.db, round.id),
    workOfRound(ctx.db, round.id),
  ])
  const place = new Map(places.map((row) => [row.accountId, row]))
  return members.flatMap(({ account, name, simulated }) => {
    const inRound = place.get(account)
    if (!inRound) return []
    const counted = (state: string) => states.find((row) => row.account === account && row.state === state)?.n ?? 0
    const activeSeconds = work.reduce((sum, row) => sum + (row.account === account ? row.activeSeconds : 0), 0)
    return {
      account,
      name,
      simulated,
      blind: inRound.blind,
      held: counted('held'),
      submitted: counted('submitted'),
      skipped: counted('skipped'),
      surplus: counted('surplus'),
      activeSeconds,
      pacePerHour: pacePerHour(counted('submitted'), activeSeconds),
    }
  })
}
