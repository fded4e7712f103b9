import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import { asId, type ClassId } from '#lib/domain/kernel/ids.ts'
import type { Refusal } from '#lib/domain/kernel/refusal.ts'
import type { Actor } from '../../actor.ts'
import { claimNext } from '../../labeling/claim-next.ts'
import { submitAssignment } from '../../labeling/submit-assignment.ts'
import { choiceQuestion, choose, type SeededLabeling, seedLabeling } from '../../labeling/testing/seed-labeling.ts'
import { closeRound } from '../../rounds/close-round.ts'
import { openRound } from '../../rounds/open-round.ts'
import type { TestContext } from '../../testing/test-context.ts'
import { changeDraft } from '../change-draft.ts'
import { createDraft } from '../create-draft.ts'

let projects = 0
/** A number that no other project of the test has in its name. */
export const nextNumber = (): number => projects++

export const merge: Extract<DraftChange, { kind: 'merge_classes' }> = {
  kind: 'merge_classes',
  question: choiceQuestion,
  from: [asId<ClassId>('scratch'), asId<ClassId>('dent')],
  name: 'Flaw',
}

/** A published project with three answers to each item: what the rows say, item by item. */
export async function labeledProject(ctx: TestContext, rows: string[][]): Promise<SeededLabeling & { lead: Actor }> {
  const seeded = await seedLabeling(ctx, { items: rows.length, labelers: 3, name: `D${nextNumber()}` })
  const { project, version, lead, labelers, items } = seeded
  const { round } = await openRound(ctx, lead, { project, overlap: 3, draw: { how: 'all', fresh: false } })
  for (const [column, labeler] of labelers.entries()) {
    for (let left = rows.length; left > 0; left--) {
      const { current } = await claimNext(ctx, labeler, { project })
      if (!current) throw new Error('nothing left to claim')
      const row = rows[items.indexOf(current.item)] as string[]
      await submitAssignment(ctx, labeler, {
        project,
        assignment: current.assignment,
        operationId: ctx.newId(),
        versionId: version,
        document: choose(row[column] as string),
        activeSeconds: 1,
        replaces: null,
      })
      ctx.pass({ seconds: 1 })
    }
  }
  await closeRound(ctx, lead, { project, round })
  return seeded
}

/** Edits the open draft step by step and gives it back. */
export async function draftWith(
  ctx: TestContext,
  { project, lead }: Pick<SeededLabeling, 'project' | 'lead'>,
  ...changes: DraftChange[]
) {
  let draft = await createDraft(ctx, lead, { project })
  for (const change of changes) {
    draft = await changeDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision, change })
  }
  return draft
}
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (thrown: { refusal?: Refusal }) => thrown,
  )
  if (!error?.refusal) throw error ?? new Error('nothing was refused')
  return error.refusal
}
