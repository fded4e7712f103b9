import type { JobRun } from './job-run.ts'

/** How one kind of job is done. */
export type JobHandler = {
  /** Does the work; what it returns is the job's result. A refusal thrown ends it as failed, with its words. */
  run(run: JobRun): Promise<Record<string, unknown>>
  /** Takes back what an ended run left half-done: after a cancel, a failure, or too many crashes. May run twice. */
  undo?(run: JobRun, why: 'failed' | 'cancelled'): Promise<void>
  /** What a cancelled job says where something of it stays; otherwise it says that nothing was kept. */
  keptWhenCancelled?: string
}
