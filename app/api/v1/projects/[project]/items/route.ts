import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { limitParam } from '#lib/server/http/params.ts'
import { itemFilterSchema, seeItems } from '#lib/server/items/see-items.ts'

/** Items by id, a page at a time: give the last id of a page as `after` for the next. */
export const GET = handle(
  {
    auth: 'member',
    query: z.object({ ...itemFilterSchema.shape, after: z.string().max(300).optional(), limit: limitParam(200, 500) }),
  },
  ({ ctx, actor, member, query }) => seeItems(ctx, actor, { project: member.projectId, ...query }),
)
