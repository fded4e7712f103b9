import { currentAnnotations } from '#db/queries/annotation.ts'
import { commentsInReview } from '#db/queries/comment.ts'
import { getVersionTree } from '#db/queries/definition.ts'
import { exampleItems } from '#db/queries/examples.ts'
import { getItemDetails } from '#db/queries/item.ts'
import { listMembers } from '#db/queries/members.ts'
import { getReviewItem, type Review, rulingsOnQuestion, votesOn } from '#db/queries/review.ts'
import { toLabeledImages } from '#lib/domain/agreement/measure-boxes.ts'
import { agreementOfRegions } from '#lib/domain/agreement/regions-agreement.ts'
import { type LabelAtVersion, labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import { readAnswer } from '#lib/domain/definition/read-answer.ts'
import { alignTranscripts } from '#lib/domain/disagreement/text-patterns.ts'
import type { AccountId, ItemId, ProjectId, ReviewId, RulingId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { lettersFor } from '#lib/domain/review/letters.ts'
import { nearestRulings } from '#lib/domain/review/nearest-rulings.ts'
import type { Revealed, ReviewItemView, SeenRuling } from '#lib/domain/review/review-view.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { requireReview } from './require-review.ts'
import { versionAndQuestion } from './see-review.ts'

/**
 * One item of a session. Answers, votes and rulings are in it only once the reader has voted, or the item is ruled on or
 * the session has ended: until then nothing that leaves the server depends on them.
 *
 * @throws not_found
 */
export async function seeReviewItem(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; review: ReviewId; item: ItemId },
): Promise<ReviewItemView> {
  await requirePermission(ctx, actor, input.project, 'reviews.see')
  const review = await requireReview(ctx.db, input.project, input.review)
  const entry = await getReviewItem(ctx.db, review.id, input.item)
  const details = await getItemDetails(ctx.db, input.project, input.item)
  if (!entry || !details) throw new RefusalError(notFound)
  const [version, question] = await versionAndQuestion(ctx, review)
  const votes = await votesOn(ctx.db, review.id, input.item)
  const mine = votes.find(({ vote }) => vote.accountId === actor.account.id)
  const primary = details.media.find(({ role }) => role === 'primary')
  const url = `/api/media/${input.item}`
  const classes = classesIn(entry.pattern)
  const entries = version.definition.guideline.entries.filter(
    (one) => one.question === question.id && (one.class === null || classes.has(one.class)),
  )
  return {
    item: input.item,
    name: details.item.externalId,
    media: primary
      ? { url: `${url}/primary`, thumbnail: `${url}/thumbnail`, peaks: `${url}/peaks`, measures: primary.measures }
      : null,
    mmPerPixel: details.item.mmPerPixel ?? details.source?.mmPerPixel ?? null,
    question,
    entries,
    exampleItems: await exampleItems(
      ctx.db,
      input.project,
      entries.flatMap(({ examples }) => examples.map(({ item }) => item)),
    ),
    state: entry.state,
    myVote: mine?.vote.answer ?? null,
    revealed:
      mine || entry.state === 'ruled' || review.closedAt !== null
        ? await reveal(ctx, review, question, input.item, entry.pattern, {
            reader: actor.account.id,
            votes,
            entries: entries.map(({ id }) => id),
          })
        : null,
  }
}

async function reveal(
  ctx: Context,
  review: Review,
  question: Question,
  item: ItemId,
  pattern: string,
  seen: { reader: AccountId; votes: Awaited<ReturnType<typeof votesOn>>; entries: string[] },
): Promise<Revealed> {
  const tree = await getVersionTree(ctx.db, review.projectId)
  const given = (await currentAnnotations(ctx.db, { project: review.projectId, item })).filter(
    (annotation) => annotation.roundId === review.roundId,
  )
  const labels = labelsAtVersion(tree, given, question.id, review.versionId)
  const letters = lettersFor(
    labels.map((label) => label.given.accountId),
    review.seed,
    item,
  )
  const lettered = labels
    .map((label) => ({ label, letter: letters.get(label.given.accountId) as string }))
    .toSorted((a, b) => (a.letter < b.letter ? -1 : 1))
  const all = await rulingsOnQuestion(ctx.db, review.projectId, question.id)
  const byId = new Map(all.map((one) => [one.ruling.id, one]))
  const names = new Map((await listMembers(ctx.db, review.projectId)).map(({ account }) => [account.id, account.name]))
  const view = (id: RulingId, overruledBy: RulingId | null): SeenRuling | null => {
    const row = byId.get(id)
    if (!row) return null
    const { ruling } = row
    const read = readAnswer(tree, ruling.questionId, ruling.answer, ruling.versionId, review.versionId)
    const overruling = overruledBy && byId.get(overruledBy)
    return {
      id,
      item: row.item,
      author: row.author,
      pattern: ruling.pattern,
      finding: ruling.finding,
      answer: read.kind === 'value' ? read.answer : null,
      reason: ruling.reason,
      at: ruling.at.toISOString(),
      entry: ruling.entryId,
      superseded: ruling.supersededBy !== null,
      samePattern: ruling.pattern === pattern,
      overruled: overruling ? { item: overruling.item, reason: overruling.ruling.reason } : null,
      like: (ruling.basis.like && byId.get(ruling.basis.like)?.item) ?? null,
      dissent: ruling.dissent.map(({ account }) => names.get(account) ?? 'somebody who left'),
    }
  }
  const rulings = all.map(({ ruling }) => ruling)
  const standing = rulings.filter(({ itemId, supersededBy }) => itemId === item && supersededBy === null)
  const precedents = nearestRulings(rulings, { pattern, entries: seen.entries, not: item })
  return {
    answers: lettered.map(({ label: { given, read }, letter }) => ({
      letter,
      answer: read.kind === 'value' ? read.answer : null,
      needsRelabel: read.kind === 'needs_relabel' ? read.reason : null,
      simulated: given.origin === 'simulated',
    })),
    votes: seen.votes
      .map(({ vote, name }) => ({ name, mine: vote.accountId === seen.reader, answer: vote.answer }))
      .toSorted((a, b) => Number(a.mine) - Number(b.mine)),
    differences: question.kind === 'boxes' ? differencesOf(labels, letters, question.iouThreshold) : [],
    columns:
      question.kind === 'text'
        ? alignTranscripts(
            question,
            lettered.flatMap(({ label: { read } }) =>
              read.kind === 'value' && read.answer.kind === 'text' ? [read.answer.text] : [],
            ),
          )
        : [],
    rulings: standing.flatMap(({ id }) => view(id, null) ?? []),
    comments: (await commentsInReview(ctx.db, review.id, item)).map(({ id, authorName, text, at, anchor }) => ({
      id,
      author: authorName,
      text,
      at: at.toISOString(),
      anchor,
    })),
    precedents: precedents.flatMap(({ ruling, overruledBy }) => view(ruling.id, overruledBy?.id ?? null) ?? []),
  }
}

/** The same matching as agreement's, with letters for labelers, so that no id of a person leaves with it. */
function differencesOf(labels: readonly LabelAtVersion[], letters: ReadonlyMap<AccountId, string>, threshold: number) {
  const images = toLabeledImages(labels).map((image) => ({
    ...image,
    answers: image.answers.map((answer) => ({ ...answer, labeler: letters.get(answer.labeler as AccountId) ?? '?' })),
  }))
  return [...(agreementOfRegions(images, { threshold }).perImage[0]?.disagreements ?? [])]
}

/** The classes that a pattern's key names. */
function classesIn(pattern: string): Set<string> {
  return new Set(pattern.split(' / ').flatMap((part) => (part.startsWith('class ') ? [part.slice(6)] : [])))
}
