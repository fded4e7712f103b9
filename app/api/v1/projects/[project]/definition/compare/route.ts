import { z } from 'zod'
import type { ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { compareVersions } from '#lib/server/definitions/read-changes.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>() })
const query = z.object({ from: idParam<VersionId>(), to: idParam<VersionId>() })

/** What changed between two versions, in words. */
export const GET = handle({ auth: 'member', params, query }, ({ ctx, actor, params, query }) =>
  compareVersions(ctx, actor, { ...params, ...query }),
)
