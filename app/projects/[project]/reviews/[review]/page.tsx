import type { Metadata } from 'next'
import { z } from 'zod'
import { projectPage } from '#app/guarded-page.ts'
import type { ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeReview } from '#lib/server/reviews/see-review.ts'
import { ReviewScreen } from './review-screen.tsx'

export const metadata: Metadata = { title: 'Review' }

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>() })
const query = z.object({ item: idParam<ItemId>().optional().catch(undefined) })

export default projectPage({ params, query, permission: 'reviews.see' }, async ({ ctx, actor, params, query }) => {
  const review = await seeReview(ctx, actor, params)
  return <ReviewScreen project={params.project} initial={review} item={query.item ?? null} />
})
