import { getVersionTree } from '#db/queries/definition.ts'
import { latestAnsweredRound } from '#db/queries/impact.ts'
import type { BookAgreement } from '#lib/domain/impact/book-agreement.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { bookAgreementInWorker } from './foresee-in-worker.ts'
import { givenLabels } from './given-labels.ts'

const resamples = 300

/**
 * Agreement by class in the latest round that has answers, as they read at the latest version; null before there are
 * any.
 *
 * @throws not_found, forbidden
 */
export async function readBookAgreement(
  ctx: Context,
  actor: Actor,
  project: ProjectId,
): Promise<{ round: string; questions: BookAgreement[] } | null> {
  await requirePermission(ctx, actor, project, 'agreement.see')
  const { tree, round, answers } = await ctx.db.snapshot(async (view) => {
    const round = await latestAnsweredRound(view, project)
    return {
      tree: await getVersionTree(view, project),
      round,
      answers: round ? await givenLabels(view, { round: round.id }) : [],
    }
  })
  if (!round || !tree.latest) return null
  const input = { versions: tree.versions, at: tree.latest.id, answers, bootstrap: resamples, seed: 1 }
  return { round: round.name, questions: await bookAgreementInWorker(input) }
}
