import { z } from 'zod'
import type { AssignmentId, ProjectId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { claimNext } from '#lib/server/labeling/claim-next.ts'

const params = z.object({ project: idParam<ProjectId>() })
const body = z.strictObject({
  round: idParam<RoundId>().optional(),
  current: idParam<AssignmentId>().optional(),
  except: z.array(idParam<AssignmentId>()).max(100).optional(),
  prefetch: z.boolean().optional(),
  known: z.array(idParam<VersionId>()).max(100).optional(),
})

/** Gives the labeler her item and holds one further. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  claimNext(ctx, actor, { ...params, ...body }),
)
