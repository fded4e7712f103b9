import { z } from 'zod'
import type { AssignmentId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { renewLease } from '#lib/server/labeling/renew-lease.ts'

const params = z.object({ project: idParam<ProjectId>() })
const body = z.strictObject({ assignments: z.array(idParam<AssignmentId>()).max(20) })

/** Renews what a visible page holds. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  renewLease(ctx, actor, { ...params, ...body }),
)
