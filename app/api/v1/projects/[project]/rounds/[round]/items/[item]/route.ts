import { z } from 'zod'
import type { ItemId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { settleExhausted } from '#lib/server/rounds/settle-exhausted.ts'

const params = z.object({ project: idParam<ProjectId>(), round: idParam<RoundId>(), item: idParam<ItemId>() })
const body = z.strictObject({ how: z.enum(['close', 'offer']) })

/** Decides about an item that nobody is left for. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  settleExhausted(ctx, actor, { ...params, ...body }),
)
