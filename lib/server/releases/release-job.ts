import type { JobHandler } from '../jobs/job-handler.ts'
import { makeRelease, type NewRelease } from './make-release.ts'

/** Makes a release as a job: its bytes are built in a worker thread, nothing is written before they are whole. */
export const releaseJob: JobHandler = {
  async run(run) {
    await run.report(0.1, 'Reading what was answered and ruled')
    const { release, existed } = await makeRelease(run.ctx, await run.actor(), run.job.payload.release as NewRelease)
    return { release: release.id, number: release.number, hash: release.hash, rows: release.rows, existed }
  },
}
