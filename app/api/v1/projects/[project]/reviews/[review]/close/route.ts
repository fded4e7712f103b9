import { z } from 'zod'
import type { ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { closeReview } from '#lib/server/reviews/open-review.ts'

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>() })

/** Ends a session. */
export const POST = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => {
  await closeReview(ctx, actor, params)
})
