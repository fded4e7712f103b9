import { listProjectsOf, type ProjectOfMember } from '#db/queries/members.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'

export type { ProjectOfMember }

/** The actor's projects, newest first, each with the roles held there; archived ones only when asked for. */
export async function listProjects(ctx: Context, actor: Actor, archived = false): Promise<ProjectOfMember[]> {
  const all = await listProjectsOf(ctx.db, actor.account.id)
  return archived ? all : all.filter((project) => project.archivedAt === null)
}
