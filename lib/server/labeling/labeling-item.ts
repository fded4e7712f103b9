import type { Db } from '#db/client.ts'
import { draftsOf, getLatestRevision } from '#db/queries/annotation.ts'
import { type Assignment, askedQuestions, getAssignment, itemForLabeling } from '#db/queries/assignment.ts'
import type { LabelingItem } from '#lib/domain/annotation/claim.ts'
import { isClosed } from '#lib/domain/assignment/closing.ts'

/** Gathers what the screen needs of an assignment; the caller has checked that it is the actor's own. */
export async function loadLabelingItem(db: Db, assignment: Assignment, now: Date): Promise<LabelingItem> {
  const facts = await getAssignment(db, assignment.id)
  if (!facts) throw new Error(`no assignment ${assignment.id}`)
  const { round, progress } = facts
  const [found, drafts, submitted] = await Promise.all([
    itemForLabeling(db, assignment.itemId),
    draftsOf(db, [assignment.id]),
    getLatestRevision(db, assignment.id),
  ])
  const draft = drafts.get(assignment.id)
  const asked =
    round.kind === 'relabel' ? await askedQuestions(db, round.id, assignment.itemId, assignment.accountId) : null
  return {
    assignment: assignment.id,
    round: round.id,
    item: assignment.itemId,
    versionId: round.versionId,
    state: facts.assignment.state,
    leaseUntil: facts.assignment.leaseUntil?.toISOString() ?? null,
    leaseSeconds: round.leaseSeconds,
    media: found.media.map(({ role, position, measures }) => ({
      role,
      position,
      measures,
      url: `/api/media/${assignment.itemId}/${role}${position > 0 ? `?position=${position}` : ''}`,
    })),
    record: found.record,
    draft: {
      revision: draft?.revision ?? 0,
      document: draft?.document ?? null,
      activeSeconds: draft?.activeSeconds ?? 0,
    },
    submitted: submitted && {
      revision: submitted.revision,
      document: submitted.document,
      surplus: submitted.surplus,
    },
    closed: isClosed(progress, round.closedAt, now),
    asked,
  }
}
