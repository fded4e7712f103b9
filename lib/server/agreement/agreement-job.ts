import type { JobHandler } from '../jobs/job-handler.ts'
import type { AgreementRequest } from './agreement-request.ts'
import { reportKey } from './find-report.ts'
import { measureAside } from './measure-aside.ts'

/** Measures a large round as a job: watched measurement by measurement, and ended with its worker when cancelled. */
export const agreementJob: JobHandler = {
  async run(run) {
    const request = run.job.payload.request as AgreementRequest
    const key = await reportKey(run.ctx, request)
    const report = await measureAside(run.ctx, key, request, {
      signal: run.signal,
      onProgress: (done, message) => void run.report(done, message).catch(() => {}),
    })
    return { measurements: report.axis.length }
  },
}
