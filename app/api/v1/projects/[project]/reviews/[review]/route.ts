import { z } from 'zod'
import type { ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeReview } from '#lib/server/reviews/see-review.ts'

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>() })

/** A session with its agenda. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => seeReview(ctx, actor, params))
