import { rulingTimes } from '#db/queries/overview.ts'
import { listReviews } from '#db/queries/review.ts'
import type { ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { minutesPerRuling } from '#lib/domain/review/session-pace.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

/** An open session with what is left of its agenda. */
export type WaitingReview = {
  id: ReviewId
  name: string
  round: string
  items: number
  /** Neither ruled on nor parked. */
  left: number
  /** What is left takes about so long, at the pace of the rulings before. */
  minutes: number
}

const recent = 200

/** Sessions of a project that wait for rulings, the newest first. @throws not_found, forbidden */
export async function waitingReviews(
  ctx: Context,
  actor: Actor,
  { project }: { project: ProjectId },
): Promise<WaitingReview[]> {
  await requirePermission(ctx, actor, project, 'reviews.see')
  const reviews = await listReviews(ctx.db, project)
  const each = minutesPerRuling(await rulingTimes(ctx.db, project, recent))
  return reviews
    .filter(({ closedAt }) => closedAt === null)
    .map(({ id, name, round, items, ruled, parked }) => {
      const left = items - ruled - parked
      return { id, name, round, items, left, minutes: left * each }
    })
    .filter(({ left }) => left > 0)
}
