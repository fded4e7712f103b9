import { z } from 'zod'
import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { roundProgress } from '#lib/server/rounds/round-progress.ts'

const params = z.object({ project: idParam<ProjectId>(), round: idParam<RoundId>() })

/** How a round stands. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => roundProgress(ctx, actor, params))
