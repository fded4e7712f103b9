import { z } from 'zod'
import type { ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { traceLabel } from '#lib/server/releases/trace-label.ts'

const params = z.object({ project: idParam<ProjectId>(), item: idParam<ItemId>() })

/** What the labels of an item rest on: answers, versions, rulings, reasons. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => traceLabel(ctx, actor, params))
