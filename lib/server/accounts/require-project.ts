import { getProjectName } from '#db/queries/members.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Role } from '#lib/domain/project/roles.ts'
import { type Actor, notFound, requireMember } from '../actor.ts'
import type { Context } from '../context.ts'

/** A project's name and what the actor is in it. @throws not_found */
export async function requireProject(
  ctx: Context,
  actor: Actor,
  id: ProjectId,
): Promise<{ id: ProjectId; name: string; roles: Role[] }> {
  const { roles } = await requireMember(ctx, actor, id)
  const name = await getProjectName(ctx.db, id)
  if (name === null) throw new RefusalError(notFound)
  return { id, name, roles }
}
