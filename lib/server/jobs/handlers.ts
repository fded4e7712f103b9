import type { JobRun } from './job-run.ts'

export type JobHandler = {
  /** Does the work; what it returns is the job's result. A refusal thrown ends it as failed, with its words. */
  run(run: JobRun): Promise<Record<string, unknown>>
  /** Takes back what an ended run left half-done: after a cancel, a failure, or too many crashes. May run twice. */
  undo?(run: JobRun, why: 'failed' | 'cancelled'): Promise<void>
}

/** Every kind of job with its handler, loaded when it is first needed. */
export const handlers: Record<string, () => Promise<JobHandler>> = {
  import: async () => (await import('../imports/import-job.ts')).importJob,
}
