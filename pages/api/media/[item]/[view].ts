import { z } from 'zod'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { nodeRoute } from '#lib/server/http/node-route.ts'
import { idParam } from '#lib/server/http/params.ts'
import { findMedia, mediaViews } from '#lib/server/media/find-media.ts'
import { sendFile } from '#lib/server/media/send-file.ts'

/**
 * A file of an item: `primary` or `context` (upright), `original`, `thumbnail`, `peaks`. Range is honoured; HEAD comes
 * here too.
 */
export const GET = handle(
  {
    auth: 'account',
    params: z.object({ item: idParam<ItemId>(), view: z.enum(mediaViews) }),
    query: z.object({ position: z.coerce.number().int().min(0).max(1000).default(0) }),
  },
  async ({ ctx, actor, request, params, query }) =>
    sendFile(request, await findMedia(ctx, actor, { ...params, ...query })),
)

export const config = { api: { bodyParser: false, responseLimit: false } }

export default nodeRoute(GET, ['item', 'view'])
