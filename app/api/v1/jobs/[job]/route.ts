import { z } from 'zod'
import type { JobId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeJob } from '#lib/server/jobs/see-jobs.ts'

/** How far a job is, or how it ended. */
export const GET = handle({ auth: 'account', params: z.object({ job: idParam<JobId>() }) }, ({ ctx, actor, params }) =>
  seeJob(ctx, actor, params),
)
