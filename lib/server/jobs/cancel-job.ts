import { getJob, requestCancel } from '#db/queries/job.ts'
import type { JobId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { type JobView, requireJob, viewJob } from './see-jobs.ts'
import { wakeRunner } from './wake.ts'

/** Asks a job to stop; it ends within a second or two and takes back what it had begun. One that has ended stays as it is. */
export async function cancelJob(ctx: Context, actor: Actor, input: { job: JobId }): Promise<JobView> {
  const job = await requireJob(ctx, actor, input.job)
  await ctx.db.transaction(async (tx) => {
    await requestCancel(tx, job.id, ctx.now())
    await recordEvent(ctx, tx, {
      kind: 'job.cancelled',
      actor,
      ...(job.projectId ? { projectId: job.projectId } : {}),
      subject: job.id,
      details: { kind: job.kind },
    })
  })
  wakeRunner()
  return viewJob((await getJob(ctx.db, job.id)) ?? job)
}
