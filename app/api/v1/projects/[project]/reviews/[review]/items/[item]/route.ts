import { z } from 'zod'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeReviewItem } from '#lib/server/reviews/see-review-item.ts'

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>(), item: idParam<ItemId>() })

/** One item of a session; its answers only after one's own vote. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => seeReviewItem(ctx, actor, params))
