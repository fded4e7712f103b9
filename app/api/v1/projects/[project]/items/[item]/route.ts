import { z } from 'zod'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeItem } from '#lib/server/items/see-item.ts'

/** One item: its media, what was measured, metadata, slices and references. */
export const GET = handle(
  { auth: 'member', params: z.object({ item: idParam<ItemId>() }) },
  ({ ctx, actor, member, params }) => seeItem(ctx, actor, { project: member.projectId, item: params.item }),
)
