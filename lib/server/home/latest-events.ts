import { latestEvents, type ToldEvent } from '#db/queries/overview.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

/** Enough to tell runs of rulings as one. */
const limit = 60

/** What happened in a project lately, of the kinds that are asked for, newest first. @throws not_found, forbidden */
export async function seeLatestEvents(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; kinds: readonly string[] },
): Promise<ToldEvent[]> {
  await requirePermission(ctx, actor, input.project, 'project.change')
  return latestEvents(ctx.db, input.project, input.kinds, limit)
}
