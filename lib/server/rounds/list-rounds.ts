import { roundsOfProject } from '#db/queries/round.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { type RoundProgress, roundProgress } from './round-progress.ts'

/** The rounds of a project with their progress, newest first. @throws forbidden, not_found */
export async function listRounds(ctx: Context, actor: Actor, input: { project: ProjectId }): Promise<RoundProgress[]> {
  await requirePermission(ctx, actor, input.project, 'rounds.see')
  const rounds = await roundsOfProject(ctx.db, input.project)
  return Promise.all(rounds.map(({ id }) => roundProgress(ctx, actor, { project: input.project, round: id })))
}
