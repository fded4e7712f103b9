import { getAssignment } from '#db/queries/assignment.ts'
import { getRoundItem } from '#db/queries/round.ts'
import type { AssignmentId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Actor } from '../../actor.ts'
import { openRound } from '../../rounds/open-round.ts'
import type { TestContext } from '../../testing/test-context.ts'
import { claimNext } from '../claim-next.ts'
import { saveDraft } from '../save-draft.ts'
import { skipAssignment } from '../skip-assignment.ts'
import { submitAssignment } from '../submit-assignment.ts'
import { type SeededLabeling, seedLabeling } from './seed-labeling.ts'

let projects = 0

/** A project with a round open on all of its items, and short forms of what its people do. */
export async function startDesk(
  ctx: TestContext,
  size: { items: number; labelers: number; overlap: number; lease?: number },
) {
  const seeded = await seedLabeling(ctx, { ...size, name: `P${projects++}` })
  const { project, lead } = seeded
  const draw = { how: 'all' as const, fresh: false }
  const { round } = await openRound(ctx, lead, { project, overlap: size.overlap, leaseSeconds: size.lease, draw })
  return { ...seeded, round, ...desk(ctx, seeded, round) }
}

function desk(ctx: TestContext, { project, version }: SeededLabeling, round: RoundId) {
  return {
    claim: (actor: Actor, more = {}) => claimNext(ctx, actor, { project, ...more }),
    save: (actor: Actor, assignment: AssignmentId, document: AnswerDocument, baseRevision = 0, id = ctx.newId()) =>
      saveDraft(ctx, actor, {
        project,
        assignment,
        operationId: id,
        baseRevision,
        versionId: version,
        document,
        activeSeconds: 1,
      }),
    submit: (actor: Actor, assignment: AssignmentId, document: AnswerDocument, more = {}) =>
      submitAssignment(ctx, actor, {
        project,
        assignment,
        operationId: ctx.newId(),
        versionId: version,
        document,
        activeSeconds: 2,
        replaces: null,
        ...more,
      }),
    skip: (actor: Actor, assignment: AssignmentId) =>
      skipAssignment(ctx, actor, { project, assignment, operationId: ctx.newId(), reason: 'blurred' }),
    item: async (assignment: AssignmentId) => {
      const facts = await getAssignment(ctx.db, assignment)
      return getRoundItem(ctx.db, round, facts!.assignment.itemId)
    },
  }
}

export const held = async (claim: ReturnType<typeof claimNext>) => (await claim).current!.assignment
export const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error.refusal ?? error,
  )
