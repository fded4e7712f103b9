import { getProject } from '#db/queries/project.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Role } from '#lib/domain/project/roles.ts'
import { type Actor, notFound, requireMember } from '../actor.ts'
import type { Context } from '../context.ts'

export type OpenProject = { id: ProjectId; name: string; description: string; roles: Role[] }

/** What a project is, and what the actor is in it. @throws not_found */
export async function requireProject(ctx: Context, actor: Actor, id: ProjectId): Promise<OpenProject> {
  const { roles } = await requireMember(ctx, actor, id)
  const project = await getProject(ctx.db, id)
  if (!project) throw new RefusalError(notFound)
  return { id, name: project.name, description: project.description, roles }
}
