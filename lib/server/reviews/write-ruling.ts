import type { Db } from '#db/client.ts'
import { compareAndSetDefinitionDraft, getOpenDraft } from '#db/queries/definition.ts'
import { insertRuling, insertVote, standingRulings, supersedeRulings, updateReviewItem } from '#db/queries/review.ts'
import { type RuledExample, withExamples } from '#lib/domain/definition/with-examples.ts'
import type { ProjectId, RegionId, RulingId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { answersEqual } from '#lib/domain/review/answers-equal.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import type { CheckedRuling } from './check-ruling.ts'

/**
 * Writes a ruling and all that follows from it, within the caller's transaction. An earlier ruling on the item stays in
 * the history as superseded; whoever voted otherwise is kept as dissent.
 *
 * @param like the ruling that is applied to this item as well
 * @throws conflict when the author's vote came in meanwhile
 */
export async function writeRuling(
  ctx: Context,
  tx: Db,
  actor: Actor,
  { input, review, entry, question, votes, castsVote, basis }: CheckedRuling,
  like?: RulingId,
): Promise<RulingId> {
  const id = ctx.newId<RulingId>()
  const { answer } = input
  const about = { actor, projectId: input.project, itemId: input.item }
  if (castsVote) {
    const vote = { reviewId: review.id, itemId: input.item, accountId: actor.account.id, answer, at: ctx.now() }
    if (!(await insertVote(tx, vote))) {
      throw new RefusalError({
        code: 'conflict',
        message: 'You have voted on one of these items meanwhile. Look again.',
      })
    }
    await recordEvent(ctx, tx, { ...about, kind: 'review.voted', subject: review.id })
  }
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
    basis: { annotations: basis, regions: input.regions, ...(like ? { like } : {}) },
    pattern: entry.pattern,
    reason: input.reason,
    votes,
    dissent: votes
      .filter((vote) => !answersEqual(question, vote.answer, answer))
      .map((vote) => ({ account: vote.account, reason: 'voted otherwise' })),
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
  const settled = { parkedOwner: null, parkedUntil: null, parkedReason: null }
  await updateReviewItem(tx, review.id, input.item, {
    ...settled,
    state: 'ruled',
    ...(entry.revealedAt ? {} : { revealedAt: ctx.now() }),
  })
  if (input.example) {
    await showInDraft(ctx, tx, input.project, { ...input.example, item: input.item, note: input.reason })
  }
  const details = { finding: input.finding, overrules: input.overrules, ...(like ? { like } : {}) }
  await recordEvent(ctx, tx, { ...about, kind: 'item.ruled', subject: id, details })
  return id
}

/** Where the next version is being drafted already, the example goes there at once; else the next draft begins with it. */
async function showInDraft(ctx: Context, tx: Db, project: ProjectId, example: RuledExample): Promise<void> {
  const draft = await getOpenDraft(tx, project)
  if (!draft) return
  await compareAndSetDefinitionDraft(tx, draft, { definition: withExamples(draft.definition, [example]) }, ctx.now())
}

/** A ruling on named regions replaces the earlier ones that speak of any of them. */
function overlaps(a: readonly RegionId[], b: readonly RegionId[]): boolean {
  return a.some((region) => b.includes(region))
}
