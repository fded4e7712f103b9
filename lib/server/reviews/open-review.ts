import { getLatestVersion } from '#db/queries/definition.ts'
import { getProject } from '#db/queries/project.ts'
import { closeReviewRow, insertReview, type Review, ruledItems } from '#db/queries/review.ts'
import { getRound } from '#db/queries/round.ts'
import type { ProjectId, QuestionId, ReviewId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { requireReview } from './require-review.ts'
import { findPatterns } from './see-disagreements.ts'

export type OpenReviewInput = {
  project: ProjectId
  round: RoundId
  question: QuestionId
  /** "Review of round 1" when nothing is said. */
  name?: string | undefined
  /** Only these patterns; all when none are named. */
  patterns?: readonly string[] | undefined
  /** At most this many items, the dearest first. */
  most: number
}

/**
 * Opens a session on the worst disagreements of a round that are not ruled on yet, pattern by pattern.
 *
 * @throws not_found; conflict when there is nothing left to decide
 */
export async function openReview(ctx: Context, actor: Actor, input: OpenReviewInput): Promise<ReviewId> {
  const { project } = input
  await requirePermission(ctx, actor, project, 'reviews.open')
  const [round, version, owner] = await Promise.all([
    getRound(ctx.db, input.round),
    getLatestVersion(ctx.db, project),
    getProject(ctx.db, project),
  ])
  if (!round || round.projectId !== project || !version || !owner) throw new RefusalError(notFound)
  if (!findQuestion(version.definition.schema, input.question)) {
    throw new RefusalError({
      code: 'invalid',
      field: 'question',
      message: 'The definition does not ask this question.',
    })
  }
  const patterns = await findPatterns(ctx, project, round.id, input.question, version.id)
  const wanted = input.patterns && new Set(input.patterns)
  const ruled = await ruledItems(ctx.db, project, input.question)
  const agenda = patterns
    .filter(({ key }) => !wanted || wanted.has(key))
    .flatMap(({ key, items }) => items.map(({ item, impact }) => ({ item, impact, pattern: key })))
    .filter(({ item }) => !ruled.has(item))
    .toSorted((a, b) => b.impact - a.impact)
    .slice(0, input.most)
  if (agenda.length === 0) {
    const message = 'There is no open disagreement here: labelers agree on the closed items, or all is ruled on.'
    throw new RefusalError({ code: 'conflict', message })
  }
  // Items of one pattern stand together, the dearest pattern first, so that one line of thought settles them.
  const order = new Map(patterns.map(({ key }, index) => [key, index]))
  agenda.sort((a, b) => (order.get(a.pattern) ?? 0) - (order.get(b.pattern) ?? 0) || b.impact - a.impact)
  const id = ctx.newId<ReviewId>()
  await ctx.db.transaction(async (tx) => {
    const name = input.name?.trim() || `Review of ${round.name.toLowerCase()}`
    const row = {
      id,
      projectId: project,
      name,
      roundId: round.id,
      questionId: input.question,
      versionId: version.id,
      decider: owner.decider,
      seed: ctx.newSecret(),
      openedBy: actor.account.id,
      openedAt: ctx.now(),
    }
    const rows = agenda.map(({ item, impact, pattern }, position) => ({
      reviewId: id,
      itemId: item,
      position,
      pattern,
      impact,
    }))
    await insertReview(tx, row, rows)
    await recordEvent(ctx, tx, {
      kind: 'review.opened',
      actor,
      projectId: project,
      subject: id,
      details: { name, items: rows.length },
    })
  })
  return id
}

/** Ends a session; what was not ruled on stays for another one. */
export async function closeReview(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; review: ReviewId },
): Promise<Review> {
  await requirePermission(ctx, actor, input.project, 'reviews.open')
  const review = await requireReview(ctx.db, input.project, input.review)
  await ctx.db.transaction(async (tx) => {
    await closeReviewRow(tx, review.id, ctx.now())
    await recordEvent(ctx, tx, { kind: 'review.closed', actor, projectId: input.project, subject: review.id })
  })
  return requireReview(ctx.db, input.project, input.review)
}
