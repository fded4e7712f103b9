import { z } from 'zod'
import type { ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { markSeen, readChanges } from '#lib/server/definitions/read-changes.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>() })
const query = z.object({ version: idParam<VersionId>().optional() })
const body = z.object({ version: idParam<VersionId>() })

/** What changed since one last looked; `comparison` is null when nothing did. */
export const GET = handle({ auth: 'member', params, query }, async ({ ctx, actor, params, query }) => ({
  comparison: await readChanges(ctx, actor, { ...params, ...query }),
}))

/** Notes that one has read up to a version. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  markSeen(ctx, actor, { ...params, ...body }),
)
