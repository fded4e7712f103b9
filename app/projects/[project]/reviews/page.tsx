import type { Metadata } from 'next'
import { projectPage } from '#app/guarded-page.ts'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { seeReviews } from '#lib/server/reviews/see-review.ts'

export const metadata: Metadata = { title: 'Reviews' }

export default projectPage({ permission: 'reviews.see' }, async ({ ctx, actor, projectId }) => {
  const reviews = await seeReviews(ctx, actor, { project: projectId })
  const disagreements = `/projects/${projectId}/disagreements`
  return (
    <PageBody>
      <PageHeader
        title="Reviews"
        lead="Sessions in which the people who know decide what labelers disagree on, and why."
        actions={
          <Button asChild variant="primary">
            <Link href={disagreements}>Choose disagreements</Link>
          </Button>
        }
      />
      {reviews.length === 0 ? (
        <EmptyState
          title="No session yet"
          action={
            <Button asChild>
              <Link href={disagreements}>See the disagreements</Link>
            </Button>
          }
        >
          A session takes the worst disagreements of a round. Everybody votes before any answer is shown.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {reviews.map((review) => (
            <li key={review.id}>
              <Link
                href={`/projects/${projectId}/reviews/${review.id}`}
                className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-1 px-4 py-3 hover:bg-sunken"
              >
                <span className="min-w-0">
                  <span className="font-medium text-md">{review.name}</span>
                  <span className="ml-2 text-muted">
                    {review.round} · read at version {review.version}
                  </span>
                </span>
                <span className="flex items-center gap-3 tabular-nums">
                  {review.parked > 0 ? <Badge tone="warn">{review.parked} parked</Badge> : null}
                  {review.closedAt ? <Badge>ended</Badge> : null}
                  <span>
                    {review.ruled} of {review.items} ruled
                  </span>
                </span>
                <span className="col-span-2">
                  <Progress
                    value={review.ruled}
                    max={review.items}
                    label={`${review.name}: ${review.ruled} of ${review.items} ruled`}
                  />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </PageBody>
  )
})
