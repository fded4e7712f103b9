import { setTimeout as sleep } from 'node:timers/promises'
import { claimJob, getJob, type Job } from '#db/queries/job.ts'
import type { JobId } from '#lib/domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import { JobRun, leaseMs } from './job-run.ts'
import { runJob } from './run-job.ts'

type Listen = (progress: number, message: string) => void

/**
 * Runs a job in this process and gives it back when it has ended: for the terminal, where no runner is at work. Where a
 * server on the same data took it first, this follows it instead. `signal` cancels it.
 */
export async function runJobHere(ctx: Context, id: JobId, listen: Listen, signal?: AbortSignal): Promise<Job> {
  for (;;) {
    const now = ctx.now()
    const claimed = await claimJob(ctx.db, now, new Date(now.getTime() + leaseMs), id)
    if (claimed) {
      const run = new JobRun(ctx, claimed, listen)
      const cancel = () => run.stop('cancelled')
      signal?.addEventListener('abort', cancel, { once: true })
      if (signal?.aborted) cancel()
      await runJob(run)
      signal?.removeEventListener('abort', cancel)
    }
    const job = await getJob(ctx.db, id)
    if (!job) throw new Error(`job ${id} is gone`)
    if (job.state !== 'waiting' && job.state !== 'running') return job
    listen(job.progress, job.message)
    await sleep(500)
  }
}
