import { z } from 'zod'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { rulingBody } from '#lib/server/http/ruling-body.ts'
import { ruleOnLike } from '#lib/server/reviews/rule-on-like.ts'

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>(), item: idParam<ItemId>() })
const body = rulingBody.extend({ like: z.array(idParam<ItemId>()).min(1).max(500) })

/** Decides the item, and the others named that show the same disagreement, with the same reason. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  ruleOnLike(ctx, actor, { ...params, ...body }),
)
