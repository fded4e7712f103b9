import { z } from 'zod'
import type { ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { traceLabel } from '#lib/server/releases/trace-label.ts'

const params = z.object({ project: idParam<ProjectId>(), item: idParam<ItemId>() })
/** An item may be named by the id that the project's people know; the path's item then is `by-name`. */
const query = z.object({ item: z.string().max(1000).optional() })

/** What the labels of an item rest on: answers, versions, rulings, reasons. */
export const GET = handle({ auth: 'member', params, query }, ({ ctx, actor, params, query }) =>
  traceLabel(ctx, actor, query.item === undefined ? params : { project: params.project, name: query.item }),
)
