import { getLatestVersion } from '#db/queries/definition.ts'
import { countItems } from '#db/queries/item.ts'
import { listMembers } from '#db/queries/members.ts'
import { roundsOfProject } from '#db/queries/round.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

/** How far a project is on its way to the first round. */
export type FirstSteps = {
  /** Number of the newest definition version; null before the first. */
  version: number | null
  items: number
  labelers: number
  rounds: number
}

/** @throws not_found, forbidden for who does not lead the project */
export async function readFirstSteps(ctx: Context, actor: Actor, projectId: ProjectId): Promise<FirstSteps> {
  await requirePermission(ctx, actor, projectId, 'project.change')
  const [version, items, members, rounds] = await Promise.all([
    getLatestVersion(ctx.db, projectId),
    countItems(ctx.db, projectId, {}),
    listMembers(ctx.db, projectId),
    roundsOfProject(ctx.db, projectId),
  ])
  return {
    version: version?.number ?? null,
    items,
    labelers: members.filter(({ account, roles }) => account.email !== null && roles.includes('labeler')).length,
    rounds: rounds.length,
  }
}
