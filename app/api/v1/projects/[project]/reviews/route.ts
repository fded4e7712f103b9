import { z } from 'zod'
import type { ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { openReview } from '#lib/server/reviews/open-review.ts'
import { seeReviews } from '#lib/server/reviews/see-review.ts'

const params = z.object({ project: idParam<ProjectId>() })
const body = z.strictObject({
  round: idParam<RoundId>(),
  question: idParam<QuestionId>(),
  name: z.string().max(200).optional(),
  patterns: z.array(z.string().max(500)).max(500).optional(),
  most: z.number().int().min(1).max(500).default(20),
})

/** Review sessions, the newest first. */
export const GET = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => ({
  reviews: await seeReviews(ctx, actor, params),
}))

/** Opens a session on the worst disagreements. */
export const POST = handle({ auth: 'member', params, body }, async ({ ctx, actor, params, body }) => ({
  review: await openReview(ctx, actor, { ...params, ...body }),
}))
