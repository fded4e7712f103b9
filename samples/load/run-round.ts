import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '#lib/server/actor.ts'
import { simulateRound } from '#lib/server/demo/simulate-round.ts'
import { closeRound } from '#lib/server/rounds/close-round.ts'
import { openRound } from '#lib/server/rounds/open-round.ts'
import { sampleSimulator } from '../simulate/simulator.ts'
import type { SampleContext } from './sample-context.ts'

/** Every item is labeled by three, blind to each other. */
const overlap = 3

/** Opens a round on fresh items drawn at random. */
export async function openSampleRound(
  ctx: SampleContext,
  lead: Actor,
  project: ProjectId,
  count: number,
): Promise<RoundId> {
  const { round } = await openRound(ctx, lead, { project, overlap, draw: { how: 'random', fresh: true, count } })
  ctx.pass(600)
  return round
}

/** A round from its opening to its end, labeled by the project's simulated labelers, who work at the same time. */
export async function runSampleRound(
  ctx: SampleContext,
  lead: Actor,
  project: ProjectId,
  count: number,
): Promise<RoundId> {
  const round = await openSampleRound(ctx, lead, project, count)
  const onAnswer = (seconds: number) => ctx.pass((seconds + 2) / overlap)
  await simulateRound(ctx, lead, { project, round, simulator: sampleSimulator, onAnswer })
  ctx.pass(600)
  await closeRound(ctx, lead, { project, round })
  return round
}
