import { latestAnsweredRound } from '#db/queries/impact.ts'
import { type Change, diffWithOperations } from '#lib/domain/definition/diff.ts'
import type { Problem } from '#lib/domain/definition/problem.ts'
import type { QuestionForesight } from '#lib/domain/impact/foresee-publish.ts'
import { relabelNeeds } from '#lib/domain/impact/relabel-needs.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { type DraftOutlook, draftVersion, readOutlook } from './draft-outlook.ts'
import { foreseeInWorker } from './foresee-in-worker.ts'
import { requireDraft } from './require-draft.ts'

/** What publishing a draft would do, before anything is published. */
export type PublishPreview = {
  /** Of the draft that it is about. */
  revision: number
  /** The number that the version would have. */
  number: number
  /** What must be mended first; nothing can be published while there are any. */
  problems: Problem[]
  dropped: DraftOutlook['dropped']
  changes: Change[]
  /** Empty before the first publish. */
  questions: QuestionForesight[]
  /** Items that one labeler must look at again, counted once for each labeler. */
  relabelAssignments: number
  /** The round whose answers the agreement was recomputed on. */
  measuredOn: { name: string; answers: number } | null
}

const resamples = 500

/**
 * How many labels would move by themselves, how many need relabeling, and what agreement becomes, recomputed.
 *
 * @throws forbidden, not_found, conflict when the draft was published or dropped
 */
export async function previewPublish(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; draft: string },
): Promise<PublishPreview> {
  const { project } = input
  await requirePermission(ctx, actor, project, 'definition.change')
  const { draft, outlook, round } = await ctx.db.snapshot(async (view) => {
    const draft = await requireDraft(view, project, input.draft, null)
    return { draft, outlook: await readOutlook(view, project, draft), round: await latestAnsweredRound(view, project) }
  })
  const { tree, answers, trail } = outlook
  const common = {
    revision: draft.revision,
    number: outlook.number,
    problems: outlook.problems,
    dropped: outlook.dropped,
  }
  if (draft.parentId === null) {
    return { ...common, changes: [], questions: [], relabelAssignments: 0, measuredOn: null }
  }
  const parent = tree.require(draft.parentId)
  const readable = outlook.problems.length === 0
  const measured = answers.filter((given) => given.roundId === round?.id)
  const questions = readable
    ? await foreseeInWorker({
        versions: tree.versions,
        before: parent.id,
        after: draftVersion,
        answers,
        measured,
        bootstrap: resamples,
        seed: 1,
      })
    : []
  return {
    ...common,
    changes: diffWithOperations(parent.definition, trail.operations, draft.definition),
    questions,
    relabelAssignments: readable ? relabelNeeds(tree, answers, draftVersion).length : 0,
    measuredOn: round ? { name: round.name, answers: measured.length } : null,
  }
}
