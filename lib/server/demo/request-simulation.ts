import { getJobByKey } from '#db/queries/job.ts'
import { openRounds } from '#db/queries/round.ts'
import type { JobId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { type Actor, notFound, requireMember, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { enqueueJob } from '../jobs/enqueue-job.ts'
import { type JobView, viewJob } from '../jobs/see-jobs.ts'
import { requireOpenRound } from '../rounds/require-round.ts'
import { simulatedLabelers } from './simulated-labeler.ts'

const keyOf = (project: ProjectId) => `simulate:${project}`

/**
 * Asks the simulated labelers of a project to finish a round. In the demo alone.
 *
 * @throws not_found outside the demo or for another project's round; forbidden; conflict when the round is closed, or
 *   while they are at work; invalid when the project has none
 */
export async function requestSimulation(
  ctx: Context,
  actor: Actor,
  { project, round }: { project: ProjectId; round: RoundId },
): Promise<JobView> {
  if (!ctx.settings.demo) throw new RefusalError(notFound)
  await requirePermission(ctx, actor, project, 'rounds.change')
  await requireOpenRound(ctx.db, project, round)
  if ((await simulatedLabelers(ctx, project)).length === 0) {
    const message = 'This project has no simulated labelers; only the sample projects have.'
    throw new RefusalError({ code: 'invalid', field: 'project', message })
  }
  const job = await enqueueJob(ctx, {
    kind: 'simulate',
    projectId: project,
    actor,
    payload: { project, round },
    key: keyOf(project),
    busyMessage: 'The simulated labelers are at work already.',
  })
  return viewJob(job)
}

export type SeenSimulation = {
  /** The open rounds that simulated labelers could go on with, the oldest first. */
  rounds: { id: RoundId; name: string }[]
  /** Their work that waits or runs. */
  job: { id: JobId; round: RoundId } | null
}

/** What a lead can ask the simulated labelers for; null outside the demo, for others, and where there are none. */
export async function seeSimulation(
  ctx: Context,
  actor: Actor,
  { project }: { project: ProjectId },
): Promise<SeenSimulation | null> {
  if (!ctx.settings.demo) return null
  const { roles } = await requireMember(ctx, actor, project)
  if (!isPermitted(roles, 'rounds.change') || (await simulatedLabelers(ctx, project)).length === 0) return null
  const rounds = (await openRounds(ctx.db, project)).filter(({ kind }) => kind !== 'import')
  const job = await getJobByKey(ctx.db, keyOf(project))
  return {
    rounds: rounds.map(({ id, name }) => ({ id, name })),
    job: job && { id: job.id, round: job.payload.round as RoundId },
  }
}
