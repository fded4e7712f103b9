import type { Db } from '#db/client.ts'
import { workOfRound } from '#db/queries/annotation.ts'
import { getVersionTree } from '#db/queries/definition.ts'
import { type Round, roundsOfProject } from '#db/queries/round.ts'
import { pacePerHour } from '#lib/domain/assignment/pace.ts'
import type { RoundForesight } from '#lib/domain/impact/foresee-round.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { foreseeRoundInWorker } from '../definitions/foresee-in-worker.ts'
import { givenLabels } from '../definitions/given-labels.ts'

export type RoundOutcome = {
  /** The round that it is judged from, and what it rests on. */
  pilot: { name: string; answers: number }
  questions: (RoundForesight & { name: string })[]
  /** Active hours that all answers would take at the pilot's pace; null where it has none. */
  hours: number | null
}

const resamples = 500

/**
 * What a round of so many items and labelers could tell, judged from the newest round with answers (a closed one, if
 * there is any); null before anybody answered.
 *
 * @throws forbidden, not_found
 */
export async function foreseeRound(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; items: number; labelers: number },
): Promise<RoundOutcome | null> {
  const { project, items, labelers } = input
  await requirePermission(ctx, actor, project, 'rounds.change')
  const read = await ctx.db.snapshot(async (view) => {
    const [tree, pilot] = [await getVersionTree(view, project), await pilotOf(view, project)]
    return pilot && { tree, ...pilot, answers: await givenLabels(view, { round: pilot.round.id }) }
  })
  if (!read?.tree.latest) return null
  const { definition, id: at } = read.tree.latest
  const { versions } = read.tree
  const questions = await foreseeRoundInWorker({
    versions,
    at,
    answers: read.answers,
    items,
    labelers,
    bootstrap: resamples,
    seed: 1,
  })
  const nameOf = (id: string) => definition.schema.questions.find((question) => question.id === id)?.name ?? id
  const pace = pacePerHour(
    read.work.length,
    read.work.reduce((sum, { activeSeconds }) => sum + activeSeconds, 0),
  )
  return {
    pilot: { name: read.round.name, answers: read.answers.length },
    questions: questions.map((foresight) => ({ ...foresight, name: nameOf(foresight.question) })),
    hours: pace === null ? null : (items * labelers) / pace,
  }
}

type Pilot = { round: Round; work: Awaited<ReturnType<typeof workOfRound>> }

async function pilotOf(view: Db, project: ProjectId): Promise<Pilot | null> {
  const rounds = (await roundsOfProject(view, project)).filter(({ kind }) => kind !== 'relabel')
  const closedFirst = [
    ...rounds.filter(({ closedAt }) => closedAt !== null),
    ...rounds.filter(({ closedAt }) => closedAt === null),
  ]
  for (const round of closedFirst) {
    const work = await workOfRound(view, round.id)
    if (work.length > 0) return { round, work }
  }
  return null
}
