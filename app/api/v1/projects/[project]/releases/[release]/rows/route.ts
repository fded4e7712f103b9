import { z } from 'zod'
import type { ProjectId, ReleaseId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam, limitParam } from '#lib/server/http/params.ts'
import { seeReleaseRows } from '#lib/server/releases/see-releases.ts'

const params = z.object({ project: idParam<ProjectId>(), release: idParam<ReleaseId>() })
const query = z.object({
  search: z.string().max(200).default(''),
  decidedBy: z.enum(['unanimous', 'majority', 'ruling', 'single', 'unresolved']).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: limitParam(100, 500),
})

/** A page of a release's rows, `limit` of them at most. */
export const GET = handle({ auth: 'member', params, query }, async ({ ctx, actor, params, query }) => ({
  ...(await seeReleaseRows(ctx, actor, { ...params, ...query, decidedBy: query.decidedBy ?? null })),
  limit: query.limit,
}))
