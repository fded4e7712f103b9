import type { Db } from '#db/client.ts'
import { currentAnnotations } from '#db/queries/annotation.ts'
import { compareAndSetDefinitionDraft, getOpenDraft } from '#db/queries/definition.ts'
import { isFreeForExamples } from '#db/queries/examples.ts'
import { insertRuling, standingRulings, supersedeRulings, updateReviewItem, votesOn } from '#db/queries/review.ts'
import type { ExampleKind } from '#lib/domain/definition/guideline.ts'
import { type RuledExample, withExamples } from '#lib/domain/definition/with-examples.ts'
import type { ItemId, ProjectId, RegionId, ReviewId, RulingId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { answersEqual } from '#lib/domain/review/answers-equal.ts'
import { mayDecide } from '#lib/domain/review/may-decide.ts'
import type { RulingFinding } from '#lib/domain/review/ruling.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { checkAnswer } from './check-answer.ts'
import { requireOpenItem } from './require-review.ts'
import { versionAndQuestion } from './see-review.ts'

export type RuleInput = {
  project: ProjectId
  review: ReviewId
  item: ItemId
  finding: RulingFinding
  answer: Answer
  /** Regions of labelers that the ruling is about; none for the whole item. */
  regions: RegionId[]
  reason: string
  /** The guideline entry that it rests on, or that has to change. */
  entry: string | null
  /** What the entry should say, in words; goes to the lead with the ruling. */
  proposal: string
  example: { entry: string; kind: ExampleKind } | null
  precedents: RulingId[]
  /** The precedent that this ruling overrules; the reason is then about that too. */
  overrules: RulingId | null
}

/**
 * Decides an item: the answer, why, and what follows for the definition. An earlier ruling on it stays in the history as
 * superseded. Whoever voted otherwise is kept as dissent.
 *
 * @throws forbidden; not_found; conflict before one's own vote, or when the votes don't suffice; invalid without a reason
 */
export async function ruleOnItem(ctx: Context, actor: Actor, input: RuleInput): Promise<RulingId> {
  await requirePermission(ctx, actor, input.project, 'reviews.rule')
  const { review, entry } = await requireOpenItem(ctx.db, input.project, input.review, input.item)
  const [{ definition }, question] = await versionAndQuestion(ctx, review)
  const reason = input.reason.trim()
  if (reason === '') throw invalid('reason', 'Say in a sentence why; the reason is what others will go by.')
  requireEntries(input, new Set(definition.guideline.entries.map(({ id }) => id)))
  const answer = await checkAnswer(ctx, { ...input, definition, question: question.id })
  const votes = (await votesOn(ctx.db, review.id, input.item)).map(({ vote }) => vote)
  if (!votes.some(({ accountId }) => accountId === actor.account.id)) {
    throw new RefusalError({ code: 'conflict', message: 'Vote first; then the answers are shown, and you can rule.' })
  }
  const allowed = mayDecide(
    review.decider,
    question,
    votes.map((vote) => vote.answer),
    answer,
  )
  if (!allowed.ok) throw new RefusalError(allowed.refusal)
  if (input.example && !(await isFreeForExamples(ctx.db, input.project, input.item, ctx.now()))) {
    const message = 'This item is still being labeled in a round, so it can’t be an example yet.'
    throw new RefusalError({ code: 'conflict', message, field: 'example' })
  }
  const basis = (await currentAnnotations(ctx.db, { project: input.project, item: input.item })).filter(
    (annotation) => annotation.roundId === review.roundId,
  )
  const id = ctx.newId<RulingId>()
  await ctx.db.transaction(async (tx) => {
    const earlier = await standingRulings(tx, input.item, question.id)
    await insertRuling(tx, {
      id,
      projectId: input.project,
      reviewId: review.id,
      itemId: input.item,
      questionId: question.id,
      versionId: review.versionId,
      finding: input.finding,
      answer,
      basis: { annotations: basis.map((annotation) => annotation.id), regions: input.regions },
      pattern: entry.pattern,
      reason,
      votes: votes.map((vote) => ({ account: vote.accountId, answer: vote.answer })),
      dissent: votes
        .filter((vote) => !answersEqual(question, vote.answer, answer))
        .map((vote) => ({ account: vote.accountId, reason: 'voted otherwise' })),
      entryId: input.entry,
      precedents: input.precedents,
      overrules: input.overrules,
      proposedChange: input.proposal.trim() ? { operations: [], text: input.proposal.trim() } : null,
      exampleOf: input.example,
      authorId: actor.account.id,
      at: ctx.now(),
    })
    const replaced =
      input.regions.length === 0 ? earlier : earlier.filter((one) => overlaps(one.basis.regions, input.regions))
    await supersedeRulings(
      tx,
      replaced.map((one) => one.id),
      id,
    )
    await updateReviewItem(tx, review.id, input.item, {
      state: 'ruled',
      parkedOwner: null,
      parkedUntil: null,
      parkedReason: null,
    })
    if (input.example) await showInDraft(ctx, tx, input, { ...input.example, item: input.item, note: reason })
    await recordEvent(ctx, tx, {
      kind: 'item.ruled',
      actor,
      projectId: input.project,
      itemId: input.item,
      subject: id,
      details: { finding: input.finding, overrules: input.overrules },
    })
  })
  return id
}

/** Where the next version is being drafted already, the example goes there at once; else the next draft begins with it. */
async function showInDraft(ctx: Context, tx: Db, { project }: RuleInput, example: RuledExample): Promise<void> {
  const draft = await getOpenDraft(tx, project)
  if (!draft) return
  await compareAndSetDefinitionDraft(tx, draft, { definition: withExamples(draft.definition, [example]) }, ctx.now())
}

/** A ruling on named regions replaces the earlier ones that speak of any of them. */
function overlaps(a: readonly RegionId[], b: readonly RegionId[]): boolean {
  return a.some((region) => b.includes(region))
}

function requireEntries({ entry, example }: RuleInput, known: ReadonlySet<string>): void {
  if (entry !== null && !known.has(entry)) throw invalid('entry', 'The definition has no such entry.')
  if (example && !known.has(example.entry)) throw invalid('example', 'The definition has no such entry.')
}

function invalid(field: string, message: string): RefusalError {
  return new RefusalError({ code: 'invalid', field, message })
}
