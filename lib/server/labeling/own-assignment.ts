import type { Db } from '#db/client.ts'
import { type AssignmentFacts, getAssignment } from '#db/queries/assignment.ts'
import type { AssignmentId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'

/**
 * The actor's own assignment in the project.
 *
 * @throws not_found; forbidden when it is another labeler's
 */
export async function requireOwnAssignment(
  db: Db,
  actor: Actor,
  project: ProjectId,
  id: AssignmentId,
): Promise<AssignmentFacts> {
  await requirePermission({ db }, actor, project, 'label')
  const facts = await getAssignment(db, id)
  if (!facts || facts.round.projectId !== project) throw new RefusalError(notFound)
  if (facts.assignment.accountId !== actor.account.id) {
    throw new RefusalError({ code: 'forbidden', message: 'This is another labeler’s work.' })
  }
  return facts
}

/** @throws gone when the item was archived or purged meanwhile; what the client has is its to keep */
export function requireLivingItem({ item }: AssignmentFacts): void {
  if (!item.archivedAt && !item.purgedAt) return
  const message = 'This item was taken out of the project meanwhile. Your answer was not stored; you can download it.'
  throw new RefusalError({ code: 'gone', message })
}
