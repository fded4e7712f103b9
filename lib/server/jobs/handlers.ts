import type { JobHandler } from './job-handler.ts'

/** Every kind of job with its handler, loaded when it is first needed. */
export const handlers: Record<string, () => Promise<JobHandler>> = {
  import: async () => (await import('../imports/import-job.ts')).importJob,
  release: async () => (await import('../releases/release-job.ts')).releaseJob,
}
