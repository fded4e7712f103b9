import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { limitParam } from '#lib/server/http/params.ts'
import { itemFilterSchema, seeItems } from '#lib/server/items/see-items.ts'

/** Items by id, a page of `limit` at a time: give the last id of a page as `after` for the next. */
export const GET = handle(
  {
    auth: 'member',
    query: z.object({ ...itemFilterSchema.shape, after: z.string().max(300).optional(), limit: limitParam(200, 500) }),
  },
  async ({ ctx, actor, member, query }) => ({
    ...(await seeItems(ctx, actor, { project: member.projectId, ...query })),
    limit: query.limit,
  }),
)
