import { currentAnnotations } from '#db/queries/annotation.ts'
import { isFreeForExamples } from '#db/queries/examples.ts'
import { knownRulings, type Review, type ReviewItem, votesOn } from '#db/queries/review.ts'
import type { AnnotationId, ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { mayDecide } from '#lib/domain/review/may-decide.ts'
import type { RulingContent, Vote } from '#lib/domain/review/ruling.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { checkAnswer } from './check-answer.ts'
import { requireOpenItem } from './require-review.ts'
import { versionAndQuestion } from './see-review.ts'

export type RuleInput = RulingContent & { project: ProjectId; review: ReviewId; item: ItemId }

/** A ruling that may be written. */
export type CheckedRuling = {
  input: RuleInput
  review: Review
  entry: ReviewItem
  question: Question
  /** All votes, that of the author included. */
  votes: Vote[]
  /** The author's vote is cast with the ruling: no answer to this item was shown before. */
  castsVote: boolean
  basis: AnnotationId[]
}

/**
 * Holds a ruling to everything that must be so before it is written.
 *
 * @param voting the ruling is the author's vote too, unless there is one already
 * @throws not_found; conflict before one's own vote, or when the votes don't suffice; invalid without a reason
 */
export async function checkRuling(
  ctx: Context,
  actor: Actor,
  given: RuleInput,
  { voting = false } = {},
): Promise<CheckedRuling> {
  const { review, entry } = await requireOpenItem(ctx.db, given.project, given.review, given.item)
  const [{ definition }, question] = await versionAndQuestion(ctx, review)
  const reason = given.reason.trim()
  if (reason === '') throw invalid('reason', 'Say in a sentence why; the reason is what others will go by.')
  requireEntries(given, new Set(definition.guideline.entries.map(({ id }) => id)))
  const answer = await checkAnswer(ctx, { ...given, definition, question: question.id })
  const cast = (await votesOn(ctx.db, review.id, given.item)).map(({ vote }) => ({
    account: vote.accountId,
    answer: vote.answer,
  }))
  const voted = cast.some(({ account }) => account === actor.account.id)
  if (!voted && !voting) {
    throw new RefusalError({ code: 'conflict', message: 'Vote first; then the answers are shown, and you can rule.' })
  }
  const votes = voted ? cast : [...cast, { account: actor.account.id, answer }]
  const allowed = mayDecide(
    review.decider,
    question,
    votes.map((vote) => vote.answer),
    answer,
  )
  if (!allowed.ok) throw new RefusalError(allowed.refusal)
  if (given.example && !(await isFreeForExamples(ctx.db, given.project, given.item, ctx.now()))) {
    const message = 'This item is still being labeled in a round, so it can’t be an example yet.'
    throw new RefusalError({ code: 'conflict', message, field: 'example' })
  }
  const named = [...given.precedents, ...(given.overrules ? [given.overrules] : [])]
  const known = await knownRulings(ctx.db, given.project, question.id, named)
  if (given.overrules && !known.has(given.overrules)) {
    throw invalid('overrules', 'There is no such ruling on this question to overrule.')
  }
  const annotations = await currentAnnotations(ctx.db, { project: given.project, item: given.item })
  return {
    input: { ...given, reason, answer, precedents: given.precedents.filter((id) => known.has(id)) },
    review,
    entry,
    question,
    votes,
    castsVote: !voted,
    basis: annotations.filter(({ roundId }) => roundId === review.roundId).map(({ id }) => id),
  }
}

function requireEntries({ entry, example }: RuleInput, known: ReadonlySet<string>): void {
  if (entry !== null && !known.has(entry)) throw invalid('entry', 'The definition has no such entry.')
  if (example && !known.has(example.entry)) throw invalid('example', 'The definition has no such entry.')
}

export function invalid(field: string, message: string): RefusalError {
  return new RefusalError({ code: 'invalid', field, message })
}
