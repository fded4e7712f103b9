import type { Job } from '#db/queries/job.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { enqueueJob } from '../jobs/enqueue-job.ts'
import type { NewRelease } from './make-release.ts'

/** Asks for a release; the job that makes it can be watched and cancelled. */
export async function requestRelease(ctx: Context, actor: Actor, input: NewRelease): Promise<Job> {
  await requirePermission(ctx, actor, input.project, 'releases.make')
  return enqueueJob(ctx, {
    kind: 'release',
    projectId: input.project,
    actor,
    payload: { release: input },
    key: `release ${input.project}`,
    busyMessage: 'A release of this project is being made. Wait for it to end, or cancel it.',
  })
}
