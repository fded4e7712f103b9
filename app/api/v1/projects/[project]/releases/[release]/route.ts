import { z } from 'zod'
import type { ProjectId, ReleaseId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { requireRelease } from '#lib/server/releases/see-releases.ts'

const params = z.object({ project: idParam<ProjectId>(), release: idParam<ReleaseId>() })

/** A release with its manifest. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => requireRelease(ctx, actor, params))
