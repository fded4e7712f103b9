import { claimJob, hasClaimableJob } from '#db/queries/job.ts'
import type { Context } from '../context.ts'
import { JobRun, leaseMs } from './job-run.ts'
import { runJob } from './run-job.ts'
import { onWake } from './wake.ts'

/** How often an idle runner looks for jobs that other processes added or left behind. */
const lookEveryMs = 2000
const atOnce = 2

export type JobRunner = {
  /** Stops taking jobs, gives back those that run, and waits until their handlers have let go. */
  stop(): Promise<void>
}

/** Runs the jobs of this database in this process, at most two at once, until it is stopped. */
export function startJobRunner(ctx: Context): JobRunner {
  const running = new Map<JobRun, Promise<unknown>>()
  let stopped = false
  let looking: Promise<void> | null = null

  async function look(): Promise<void> {
    while (!stopped && running.size < atOnce) {
      const now = ctx.now()
      if (!(await hasClaimableJob(ctx.db, now))) return
      const job = await claimJob(ctx.db, now, new Date(now.getTime() + leaseMs))
      if (!job) return
      const run = new JobRun(ctx, job)
      if (stopped) run.stop('shutdown')
      const done = runJob(run).finally(() => {
        running.delete(run)
        wake()
      })
      running.set(run, done)
    }
  }

  function wake(): void {
    if (stopped || looking) return
    looking = look()
      .catch((error) => console.error('looking for jobs', error))
      .finally(() => {
        looking = null
      })
  }

  const timer = setInterval(wake, lookEveryMs)
  timer.unref()
  const forget = onWake(wake)
  wake()

  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      forget()
      await looking
      for (const run of running.keys()) run.stop('shutdown')
      await Promise.all(running.values())
    },
  }
}
