import { z } from 'zod'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { commentAnchorSchema } from '#lib/domain/review/comment.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { commentOnItem } from '#lib/server/reviews/comment-on-item.ts'

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>(), item: idParam<ItemId>() })
const body = z.strictObject({ text: z.string().max(5000), anchor: commentAnchorSchema.nullable().default(null) })

/** Says something on the item, perhaps pinned to a place, a time, a region or a word. */
export const POST = handle({ auth: 'member', params, body }, async ({ ctx, actor, params, body }) => ({
  comment: await commentOnItem(ctx, actor, { ...params, ...body }),
}))
