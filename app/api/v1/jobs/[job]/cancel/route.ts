import { z } from 'zod'
import type { JobId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { cancelJob } from '#lib/server/jobs/cancel-job.ts'

/** Asks a job to stop and to take back what it has begun. */
export const POST = handle({ auth: 'account', params: z.object({ job: idParam<JobId>() }) }, ({ ctx, actor, params }) =>
  cancelJob(ctx, actor, params),
)
