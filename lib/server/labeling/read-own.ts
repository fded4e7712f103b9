import { ownHistory } from '#db/queries/assignment.ts'
import type { LabelingItem } from '#lib/domain/annotation/claim.ts'
import type { AssignmentState } from '#lib/domain/assignment/assignment.ts'
import type { AssignmentId, ItemId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { requireRound } from '../rounds/require-round.ts'
import { loadLabelingItem } from './labeling-item.ts'
import { requireOwnAssignment } from './own-assignment.ts'

/** How far back a labeler can leaf. */
const historyLength = 200

/**
 * One of the labeler's own items with her work on it, to look at; nothing changes.
 *
 * @throws not_found; forbidden when it is another's
 */
export async function readOwn(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; assignment: AssignmentId },
): Promise<LabelingItem> {
  const { assignment } = await requireOwnAssignment(ctx.db, actor, input.project, input.assignment)
  return loadLabelingItem(ctx.db, assignment, ctx.now())
}

export type OwnEntry = { assignment: AssignmentId; item: ItemId; state: AssignmentState; at: string }

/**
 * What the labeler submitted or skipped in a round, latest first.
 *
 * @throws not_found; forbidden
 */
export async function listOwn(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; round: RoundId },
): Promise<OwnEntry[]> {
  await requirePermission(ctx, actor, input.project, 'label')
  const round = await requireRound(ctx.db, input.project, input.round)
  const rows = await ownHistory(ctx.db, round.id, actor.account.id, historyLength)
  return rows.map(({ id, itemId, state, updatedAt }) => ({
    assignment: id,
    item: itemId,
    state,
    at: updatedAt.toISOString(),
  }))
}
