import { endJob, type Job, type JobEnd, releaseJob } from '#db/queries/job.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { diskFull, isDiskFull } from '../disk-full.ts'
import { handlers } from './handlers.ts'
import type { JobHandler } from './job-handler.ts'
import { type JobRun, JobStopped } from './job-run.ts'

const mostAttempts = 3
/** How often a running job looks whether someone cancelled it, and keeps its lease. */
const beatMs = 1000

/** How a run ended; `released` and `lost` leave the job to another. */
export type RunOutcome =
  | { state: 'done'; result: Record<string, unknown> }
  | { state: 'failed'; refusal: Refusal }
  | { state: 'cancelled' | 'released' | 'lost' }

/** Runs a claimed job to its end, keeping its lease meanwhile, and writes down how it ended. Throws nothing. */
export async function runJob(run: JobRun): Promise<RunOutcome> {
  const beat = setInterval(() => void run.keep().catch((error) => console.error('job lease', error)), beatMs)
  try {
    const handler = await loadHandler(run.job)
    const outcome = await attempt(run, handler)
    if (outcome.state === 'released') await releaseJob(run.ctx.db, run.job, run.ctx.now())
    else if (outcome.state !== 'lost') await end(run, handler, outcome)
    return outcome
  } catch (error) {
    console.error(`job ${run.job.id} (${run.job.kind})`, error)
    return { state: 'lost' } // its lease runs out and it is tried again
  } finally {
    clearInterval(beat)
  }
}

async function loadHandler(job: Job): Promise<JobHandler> {
  const load = Object.hasOwn(handlers, job.kind) ? handlers[job.kind] : undefined
  return load ? load() : unknownKind
}

const unknownKind: JobHandler = {
  async run({ job }) {
    throw new Error(`there is no handler for jobs of the kind ${job.kind}`)
  },
}

async function attempt(run: JobRun, handler: JobHandler): Promise<RunOutcome> {
  if (run.job.cancelRequested) return { state: 'cancelled' }
  if (run.job.attempts > mostAttempts) {
    const message = `This was started ${mostAttempts} times and never came to its end. Nothing of it was kept.`
    return { state: 'failed', refusal: { code: 'invalid', message } }
  }
  try {
    return { state: 'done', result: await handler.run(run) }
  } catch (error) {
    const reason: unknown = run.signal.aborted ? run.signal.reason : error
    if (reason instanceof JobStopped) {
      return { state: reason.why === 'cancelled' ? 'cancelled' : reason.why === 'lost' ? 'lost' : 'released' }
    }
    if (error instanceof RefusalError) return { state: 'failed', refusal: error.refusal }
    if (isDiskFull(error)) return { state: 'failed', refusal: diskFull }
    console.error(`job ${run.job.id} (${run.job.kind})`, error)
    const message = `Something went wrong on the server. It was logged as job ${run.job.id}.`
    return { state: 'failed', refusal: { code: 'invalid', message } }
  }
}

async function end(run: JobRun, handler: JobHandler, outcome: RunOutcome): Promise<void> {
  if (outcome.state === 'failed' || outcome.state === 'cancelled') {
    // Who lost the job meanwhile must not take back what its new holder does.
    if (!(await run.keep())) return
    await handler.undo?.(run, outcome.state)
  }
  await endJob(run.ctx.db, run.job, endOf(outcome, handler), run.ctx.now())
}

function endOf(outcome: RunOutcome, { keptWhenCancelled }: JobHandler): JobEnd {
  if (outcome.state === 'done') return { state: 'done', message: 'Done', result: outcome.result, progress: 1 }
  if (outcome.state === 'failed')
    return { state: 'failed', message: outcome.refusal.message, result: { refusal: outcome.refusal } }
  return { state: 'cancelled', message: keptWhenCancelled ?? 'Cancelled; nothing of it was kept.', result: null }
}
