import { requireVersion } from '#db/queries/definition.ts'
import { listMembers } from '#db/queries/members.ts'
import { agendaOf, listReviews, type Review, votedItems } from '#db/queries/review.ts'
import { getRound } from '#db/queries/round.ts'
import { namesIn, patternTitle } from '#lib/domain/disagreement/pattern-title.ts'
import type { ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import type { ReviewView } from '#lib/domain/review/review-view.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { requireReview } from './require-review.ts'

export async function seeReviews(ctx: Context, actor: Actor, input: { project: ProjectId }) {
  await requirePermission(ctx, actor, input.project, 'reviews.see')
  return listReviews(ctx.db, input.project)
}

/** A session with its agenda. @throws not_found */
export async function seeReview(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; review: ReviewId },
): Promise<ReviewView> {
  const member = await requirePermission(ctx, actor, input.project, 'reviews.see')
  const review = await requireReview(ctx.db, input.project, input.review)
  const [version, question] = await versionAndQuestion(ctx, review)
  const [agenda, voted, round, members] = await Promise.all([
    agendaOf(ctx.db, review.id),
    votedItems(ctx.db, review.id, actor.account.id),
    getRound(ctx.db, review.roundId),
    listMembers(ctx.db, input.project),
  ])
  return {
    id: review.id,
    name: review.name,
    round: round?.name ?? '',
    version: version.number,
    question: { id: question.id, name: question.name },
    decider: review.decider,
    mayRule: isPermitted(member.roles, 'reviews.rule') && review.closedAt === null,
    mayClose: isPermitted(member.roles, 'reviews.open') && review.closedAt === null,
    closed: review.closedAt !== null,
    agenda: agenda.map(({ entry, name, owner }) => ({
      item: entry.itemId,
      name,
      pattern: entry.pattern,
      title: patternTitle(namesIn(entry.pattern), question),
      impact: entry.impact,
      state: entry.state,
      voted: voted.has(entry.itemId),
      parked:
        entry.state === 'parked'
          ? { owner, until: entry.parkedUntil?.toISOString() ?? null, reason: entry.parkedReason ?? '' }
          : null,
    })),
    owners: members
      .filter(({ roles }) => isPermitted(roles, 'reviews.rule'))
      .map(({ account }) => ({ id: account.id, name: account.name })),
  }
}

export async function versionAndQuestion(ctx: Pick<Context, 'db'>, review: Review) {
  const version = await requireVersion(ctx.db, review.versionId)
  const question = findQuestion(version.definition.schema, review.questionId)
  if (!question) throw new Error(`review ${review.id} is about a question that its version does not ask`)
  return [version, question] as const
}
