import { z } from 'zod'
import type { ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { viewJob } from '#lib/server/jobs/see-jobs.ts'
import { requestRelease } from '#lib/server/releases/request-release.ts'
import { seeReleases } from '#lib/server/releases/see-releases.ts'

const params = z.object({ project: idParam<ProjectId>() })
const body = z.strictObject({
  name: z.string().max(200).default(''),
  version: z.number().int().positive().nullable().default(null),
  questions: z.array(idParam<QuestionId>()).min(1).max(50).nullable().default(null),
  rounds: z.array(idParam<RoundId>()).min(1).max(1000).nullable().default(null),
  includeSimulated: z.boolean().default(true),
  includeImported: z.boolean().default(true),
})

/** The releases of a project, the newest first. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => seeReleases(ctx, actor, params))

/** Asks for a release; the answer is the job that makes it. */
export const POST = handle({ auth: 'member', params, body }, async ({ ctx, actor, params, body }) =>
  viewJob(await requestRelease(ctx, actor, { ...params, ...body })),
)
