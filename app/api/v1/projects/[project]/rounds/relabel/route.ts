import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { openRelabelRound } from '#lib/server/rounds/open-relabel-round.ts'

const params = z.object({ project: idParam<ProjectId>() })
const body = z.strictObject({ name: z.string().max(200).optional(), leaseSeconds: z.number().optional() })

/** Opens a round of what the newest definition needs relabeled. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  openRelabelRound(ctx, actor, { ...params, ...body }),
)
