import { z } from 'zod'
import type { ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { restoreVersion } from '#lib/server/definitions/publish-draft.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>(), version: idParam<VersionId>() })

/** Publishes an earlier version again, as a new one. */
export const POST = handle({ auth: 'member', params }, ({ ctx, actor, params }) => restoreVersion(ctx, actor, params))
