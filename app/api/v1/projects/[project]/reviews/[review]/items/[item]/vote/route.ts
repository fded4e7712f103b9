import { z } from 'zod'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { answerSchema } from '#lib/domain/schema/answer.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { castVote } from '#lib/server/reviews/cast-vote.ts'
import { seeReviewItem } from '#lib/server/reviews/see-review-item.ts'

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>(), item: idParam<ItemId>() })
const body = z.strictObject({ answer: answerSchema })

/** Votes, and shows what was hidden until then. */
export const POST = handle(
  { auth: 'member', params, body, bodyLimit: 5_000_000 },
  async ({ ctx, actor, params, body }) => {
    await castVote(ctx, actor, { ...params, ...body })
    return seeReviewItem(ctx, actor, params)
  },
)
