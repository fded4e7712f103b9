import { z } from 'zod'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { rulingBody } from '#lib/server/http/ruling-body.ts'
import { ruleOnItem } from '#lib/server/reviews/rule-on-item.ts'

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>(), item: idParam<ItemId>() })

/** Decides the item. */
export const POST = handle(
  { auth: 'member', params, body: rulingBody, bodyLimit: 5_000_000 },
  async ({ ctx, actor, params, body }) => ({
    ruling: await ruleOnItem(ctx, actor, { ...params, ...body }),
  }),
)
