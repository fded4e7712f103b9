import { z } from 'zod'
import type { AccountId, ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { parkItem } from '#lib/server/reviews/park-item.ts'

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>(), item: idParam<ItemId>() })
const body = z.strictObject({
  owner: idParam<AccountId>(),
  until: z.iso.date().transform((text) => new Date(text)),
  reason: z.string().max(2000),
})

/** Puts the item aside with an owner and a date. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  parkItem(ctx, actor, { ...params, ...body }),
)
