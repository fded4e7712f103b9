import { z } from 'zod'
import type { ProjectId, ReleaseId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { verifyRelease } from '#lib/server/releases/see-releases.ts'

const params = z.object({ project: idParam<ProjectId>(), release: idParam<ReleaseId>() })

/** Builds the release again and says whether its bytes are the same. */
export const POST = handle({ auth: 'member', params }, ({ ctx, actor, params }) => verifyRelease(ctx, actor, params))
