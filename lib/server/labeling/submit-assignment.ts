import type { Db } from '#db/client.ts'
import {
  type Annotation,
  getLatestRevision,
  insertAnnotations,
  insertDraftConflict,
  nextRevision,
} from '#db/queries/annotation.ts'
import { type AssignmentFacts, askedQuestions, itemForLabeling, updateAssignment } from '#db/queries/assignment.ts'
import { getVersion } from '#db/queries/definition.ts'
import { getRoundItem, getRoundLabeler } from '#db/queries/round.ts'
import { closeCompletedBy, updateRoundItem } from '#db/queries/slots.ts'
import { checkDocument } from '#lib/domain/annotation/check-document.ts'
import { currentFormat } from '#lib/domain/annotation/read-document.ts'
import { isClosed } from '#lib/domain/assignment/closing.ts'
import type { AnnotationId, AssignmentId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { hasSeeingRole } from '#lib/domain/project/roles.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import { type Actor, requireMember } from '../actor.ts'
import type { Context } from '../context.ts'
import { roundLock } from '../rounds/require-round.ts'
import { hashBody, once } from './once.ts'
import { requireLivingItem, requireOwnAssignment } from './own-assignment.ts'
import { otherVersion } from './save-draft.ts'
import { markExhausted, moveSlots, wantedAnswers } from './slots.ts'

export type SubmitInput = {
  project: ProjectId
  assignment: AssignmentId
  operationId: string
  versionId: VersionId
  document: AnswerDocument
  activeSeconds: number
  /** The own revision that this one replaces; null for a first submit. */
  replaces: number | null
}

export type Submitted = {
  annotation: AnnotationId
  revision: number
  /** Kept, but left out of agreement: the lease had run out and every slot was taken. */
  surplus: boolean
  /** The same answer had been handed in before, from another window; nothing was added. */
  already: boolean
}

type Conflict = { conflict: { revision: number; document: AnswerDocument; closed: boolean } }

/**
 * Hands an answer in: appends an immutable revision with its flat rows, and moves the counters, in one transaction.
 * A first submit when an answer is there already adds nothing: the same answer is acknowledged, another one is kept
 * beside it and refused with the server's copy. `replaces` names the own revision that a resubmission replaces, which
 * is possible until the item closes.
 *
 * @throws invalid with field and index (the draft stays), or when the operation id came with another body before;
 *   conflict; gone; not_found; forbidden
 */
export async function submitAssignment(ctx: Context, actor: Actor, input: SubmitInput): Promise<Submitted> {
  const outcome = await ctx.db.transaction(async (tx): Promise<Submitted | Conflict> => {
    const { round } = await requireOwnAssignment(tx, actor, input.project, input.assignment)
    await tx.lock(roundLock(round.id))
    const facts = await requireOwnAssignment(tx, actor, input.project, input.assignment)
    const { project: _, operationId, ...body } = input
    return once<Submitted | Conflict>(ctx, tx, actor, { id: operationId, body }, () =>
      submit(ctx, tx, actor, facts, input),
    )
  })
  if ('conflict' in outcome) throw refusalOfConflict(outcome)
  return outcome
}

async function submit(
  ctx: Context,
  tx: Db,
  actor: Actor,
  facts: AssignmentFacts,
  input: SubmitInput,
): Promise<Submitted | Conflict> {
  requireLivingItem(facts)
  if (input.versionId !== facts.round.versionId) throw otherVersion()
  const document = await requireFinished(tx, facts, input.document)
  const latest = await getLatestRevision(tx, input.assignment)
  if (latest) {
    if (hashBody(latest.document) === hashBody(document)) return acknowledge(latest, true)
    const closed = isClosed(facts.progress, facts.round.closedAt, ctx.now())
    if (input.replaces !== latest.revision || closed) {
      await insertDraftConflict(tx, {
        id: `${actor.account.id}/${input.operationId}`,
        assignmentId: input.assignment,
        baseRevision: input.replaces ?? 0,
        document: input.document,
        at: ctx.now(),
      })
      return { conflict: { revision: latest.revision, document: latest.document, closed } }
    }
  }
  return append(ctx, tx, actor, facts, { ...input, document })
}

/** The document as it is stored. @throws invalid */
async function requireFinished(tx: Db, facts: AssignmentFacts, document: AnswerDocument): Promise<AnswerDocument> {
  const { round, assignment } = facts
  const version = await getVersion(tx, round.versionId)
  if (!version) throw new Error(`round ${round.id} pins a version that is not there`)
  const { media } = await itemForLabeling(tx, assignment.itemId)
  const primary = media.find(({ role }) => role === 'primary')?.measures
  const asked =
    round.kind === 'relabel' ? await askedQuestions(tx, round.id, assignment.itemId, assignment.accountId) : null
  const size = primary?.kind === 'image' ? { width: primary.width, height: primary.height } : null
  const checked = checkDocument(document, {
    schema: version.definition.schema,
    size,
    asked: asked?.questions ?? null,
  })
  if (!checked.ok) throw new RefusalError(checked.refusal)
  return checked.value
}

async function append(
  ctx: Context,
  tx: Db,
  actor: Actor,
  facts: AssignmentFacts,
  input: SubmitInput,
): Promise<Submitted> {
  const { assignment, round, item } = facts
  const now = ctx.now()
  const { state } = await moveSlots(tx, facts, 'submit')
  const [place, member] = [
    await getRoundLabeler(tx, round.id, assignment.accountId),
    await requireMember({ db: tx }, actor, input.project),
  ]
  const revision = await nextRevision(tx, assignment.id)
  const annotation = {
    id: ctx.newId<AnnotationId>(),
    assignmentId: assignment.id,
    roundId: round.id,
    itemId: assignment.itemId,
    accountId: assignment.accountId,
    revision,
    itemRevision: item.revision,
    versionId: input.versionId,
    format: currentFormat,
    document: input.document,
    origin: actor.account.simulated ? ('simulated' as const) : ('labeled' as const),
    blind: place?.blind === true && !hasSeeingRole(member.roles),
    surplus: state === 'surplus',
    activeSeconds: input.activeSeconds,
    operationId: input.operationId,
    submittedAt: now,
  }
  await insertAnnotations(tx, [annotation])
  await updateAssignment(tx, assignment.id, { state, prefetched: false, leaseUntil: null, updatedAt: now })
  if (state === 'submitted' && assignment.state !== 'submitted') await count(ctx, tx, facts)
  await closeCompletedBy(tx, round.id, assignment.accountId, assignment.itemId, now)
  return acknowledge(annotation, false)
}

/** Counts a submitted answer; the last one that was wanted completes the item. */
async function count(ctx: Context, tx: Db, { round, assignment }: AssignmentFacts): Promise<void> {
  const now = ctx.now()
  await updateRoundItem(tx, round.id, assignment.itemId, { submittedBy: 1 })
  const progress = await getRoundItem(tx, round.id, assignment.itemId)
  if (progress && progress.submitted >= (await wantedAnswers(tx, round, assignment.itemId))) {
    await updateRoundItem(tx, round.id, assignment.itemId, { completedAt: now, completedBy: assignment.accountId })
  }
  if (progress?.exhaustedAt) await markExhausted(tx, round, assignment.itemId, now)
}

function acknowledge(
  { id, revision, surplus }: Pick<Annotation, 'id' | 'revision' | 'surplus'>,
  already: boolean,
): Submitted {
  return { annotation: id, revision, surplus, already }
}

function refusalOfConflict({ conflict }: Conflict): RefusalError {
  const message = conflict.closed
    ? 'This item is closed, so its answer is final. What you wrote is kept beside it.'
    : 'This item was handed in from another window, with another answer. What you wrote here is kept beside it.'
  return new RefusalError({ code: 'conflict', message, details: { server: { ...conflict, submitted: true } } })
}
