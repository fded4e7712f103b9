import type { Db } from '#db/client.ts'
import { getDraft, getLatestRevision, putDraft, undoRevisions } from '#db/queries/annotation.ts'
import { type AssignmentFacts, updateAssignment } from '#db/queries/assignment.ts'
import { updateRoundItem } from '#db/queries/slots.ts'
import type { LabelingItem } from '#lib/domain/annotation/claim.ts'
import { isClosed } from '#lib/domain/assignment/closing.ts'
import { leaseEnd } from '#lib/domain/assignment/lease.ts'
import type { AssignmentId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { roundLock } from '../rounds/require-round.ts'
import { loadLabelingItem } from './labeling-item.ts'
import { requireLivingItem, requireOwnAssignment } from './own-assignment.ts'
import { markExhausted, moveSlots } from './slots.ts'

/**
 * Gives an item of her own back to the labeler. A submitted one is taken back if it is not closed: its revisions stay
 * stored and stop to count, the answer is her draft again. One that she skipped, or whose lease ran out, is hers again
 * if a slot is free.
 *
 * @throws conflict when the item is closed, others have taken it, or the answer was surplus; gone; not_found; forbidden
 */
export async function reopenOwn(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; assignment: AssignmentId },
): Promise<LabelingItem> {
  const assignment = await ctx.db.transaction(async (tx) => {
    const { round } = await requireOwnAssignment(tx, actor, input.project, input.assignment)
    await tx.lock(roundLock(round.id))
    const facts = await requireOwnAssignment(tx, actor, input.project, input.assignment)
    requireLivingItem(facts)
    requireOpenItem(ctx, facts)
    const { state } = facts.assignment
    if (state === 'submitted') await takeBack(ctx, tx, facts)
    const moved = await moveSlots(tx, facts, state === 'submitted' ? 'undo' : 'take')
    const now = ctx.now()
    const held = await updateAssignment(tx, facts.assignment.id, {
      state: moved.state,
      prefetched: false,
      skipReason: null,
      leaseUntil: leaseEnd(now, facts.round.leaseSeconds),
      updatedAt: now,
    })
    if (facts.progress.exhaustedAt) await markExhausted(tx, facts.round, facts.assignment.itemId, now)
    return held
  })
  return loadLabelingItem(ctx.db, assignment, ctx.now())
}

/**
 * Takes a submit back, until the item closes.
 *
 * @throws conflict when nothing is submitted or the item is closed; gone; not_found; forbidden
 */
export async function undoSubmit(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; assignment: AssignmentId },
): Promise<LabelingItem> {
  const { assignment } = await requireOwnAssignment(ctx.db, actor, input.project, input.assignment)
  if (assignment.state !== 'submitted') {
    throw new RefusalError({ code: 'conflict', message: 'There is no submit to undo on this item.' })
  }
  return reopenOwn(ctx, actor, input)
}

function requireOpenItem(ctx: Context, { progress, round }: AssignmentFacts): void {
  if (!isClosed(progress, round.closedAt, ctx.now())) return
  const message = 'This item is closed: everyone has answered it. It can change only when a lead asks for it again.'
  throw new RefusalError({ code: 'conflict', message })
}

async function takeBack(ctx: Context, tx: Db, { assignment, round }: AssignmentFacts): Promise<void> {
  const latest = await getLatestRevision(tx, assignment.id)
  if (!latest) throw new Error(`assignment ${assignment.id} is submitted without a revision`)
  const draft = await getDraft(tx, assignment.id)
  await undoRevisions(tx, assignment.id, ctx.now())
  await putDraft(tx, {
    assignmentId: assignment.id,
    revision: (draft?.revision ?? 0) + 1,
    versionId: latest.versionId,
    document: latest.document,
    activeSeconds: latest.activeSeconds,
    updatedAt: ctx.now(),
  })
  await updateRoundItem(tx, round.id, assignment.itemId, { submittedBy: -1, completedAt: null, completedBy: null })
}
