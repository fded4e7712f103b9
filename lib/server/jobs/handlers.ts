import type { JobHandler } from './job-handler.ts'

/** Every kind of job with its handler, loaded when it is first needed. */
export const handlers: Record<string, () => Promise<JobHandler>> = {
  agreement: async () => (await import('../agreement/agreement-job.ts')).agreementJob,
  import: async () => (await import('../imports/import-job.ts')).importJob,
  release: async () => (await import('../releases/release-job.ts')).releaseJob,
}
