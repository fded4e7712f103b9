import type { Db } from '#db/client.ts'
import { compareAndSetDraft, getDraft, getLatestRevision, insertDraftConflict } from '#db/queries/annotation.ts'
import { type AssignmentFacts, getAssignment, renewHeld, updateAssignment } from '#db/queries/assignment.ts'
import { leaseEnd } from '#lib/domain/assignment/lease.ts'
import { occupiesSlot } from '#lib/domain/assignment/transition.ts'
import type { AssignmentId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { roundLock } from '../rounds/require-round.ts'
import { once } from './once.ts'
import { requireLivingItem, requireOwnAssignment } from './own-assignment.ts'
import { moveSlots } from './slots.ts'

export type SaveDraftInput = {
  project: ProjectId
  assignment: AssignmentId
  operationId: string
  /** The revision that the edit started from; 0 when nothing was saved before. */
  baseRevision: number
  versionId: VersionId
  document: AnswerDocument
  /** Active seconds on this item so far. */
  activeSeconds: number
}

/** `surplus`: the lease ran out and every slot is taken, so the answer will be kept but left out of agreement. */
export type SavedDraft = { revision: number; surplus: boolean }

type Conflict = { conflict: { revision: number; document: AnswerDocument | null; submitted: boolean } }

/**
 * Stores an unfinished answer by compare-and-set. On a stale revision both sides are kept: the server's stays, the
 * sender's is put beside it, and the refusal carries the server's copy. Saving renews the lease; after it ran out, a
 * free slot is taken.
 *
 * @throws conflict (`details.server`), invalid (operation id used with another body), gone, not_found, forbidden
 */
export async function saveDraft(ctx: Context, actor: Actor, input: SaveDraftInput): Promise<SavedDraft> {
  const outcome = await ctx.db.transaction(async (tx): Promise<SavedDraft | Conflict> => {
    const facts = await hold(ctx, tx, await requireOwnAssignment(tx, actor, input.project, input.assignment))
    requireLivingItem(facts)
    if (input.versionId !== facts.round.versionId) throw otherVersion()
    const { project: _, assignment, operationId, ...body } = input
    return once<SavedDraft | Conflict>(ctx, tx, actor, { id: operationId, body: { assignment, ...body } }, () =>
      write(ctx, tx, actor, facts, input),
    )
  })
  if ('conflict' in outcome) throw staleDraft(outcome)
  return outcome
}

/** Renews the lease, which also makes other saves of the assignment wait; takes a slot where the lease had run out. */
async function hold(ctx: Context, tx: Db, facts: AssignmentFacts): Promise<AssignmentFacts> {
  const { assignment, round } = facts
  const until = leaseEnd(ctx.now(), round.leaseSeconds)
  const held = await renewHeld(tx, assignment.accountId, [assignment.id], until)
  if (held.length > 0) return { ...facts, assignment: { ...assignment, state: 'held' } }
  await tx.lock(roundLock(round.id))
  const current = (await getAssignment(tx, assignment.id)) ?? facts
  if (current.assignment.state !== 'expired' || current.round.closedAt) return current
  try {
    const { state } = await moveSlots(tx, current, 'take')
    const values = { state, prefetched: false, leaseUntil: until, updatedAt: ctx.now() }
    return { ...current, assignment: await updateAssignment(tx, assignment.id, values) }
  } catch (error) {
    if (error instanceof RefusalError) return current // no slot is left: the draft is kept, the answer will be surplus
    throw error
  }
}

async function write(
  ctx: Context,
  tx: Db,
  actor: Actor,
  facts: AssignmentFacts,
  input: SaveDraftInput,
): Promise<SavedDraft | Conflict> {
  const { assignment } = facts
  const keep = () =>
    insertDraftConflict(tx, {
      id: `${actor.account.id}/${input.operationId}`,
      assignmentId: assignment.id,
      baseRevision: input.baseRevision,
      document: input.document,
      at: ctx.now(),
    })
  if (assignment.state === 'submitted' || assignment.state === 'surplus' || assignment.state === 'skipped') {
    await keep()
    const latest = await getLatestRevision(tx, assignment.id)
    return { conflict: { revision: latest?.revision ?? 0, document: latest?.document ?? null, submitted: true } }
  }
  const written = await compareAndSetDraft(tx, input.baseRevision, {
    assignmentId: assignment.id,
    versionId: input.versionId,
    document: input.document,
    activeSeconds: input.activeSeconds,
    updatedAt: ctx.now(),
  })
  if (written) return { revision: written.revision, surplus: !occupiesSlot(assignment.state) }
  await keep()
  const stored = await getDraft(tx, assignment.id)
  return { conflict: { revision: stored?.revision ?? 0, document: stored?.document ?? null, submitted: false } }
}

function staleDraft({ conflict }: Conflict): RefusalError {
  const message = conflict.submitted
    ? 'This item was handed in from another window meanwhile. What you wrote here is kept beside it.'
    : 'This answer was changed in another window meanwhile. Both copies are kept; choose one.'
  return new RefusalError({ code: 'conflict', message, details: { server: conflict } })
}

/** The refusal of an answer that was made under another definition version than the round pins. */
export function otherVersion(): RefusalError {
  const message =
    'This answer was made under another version of the definition than the round asks for. Load the page again.'
  return new RefusalError({ code: 'conflict', field: 'versionId', message })
}
