import { listMembershipsOf } from '#db/queries/members.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'

/** Whether the actor may start projects: administrators, and whoever leads one already. */
export async function canCreateProjects(ctx: Context, actor: Actor): Promise<boolean> {
  if (actor.account.standing === 'admin') return true
  const memberships = await listMembershipsOf(ctx.db, actor.account.id)
  return memberships.some(({ roles }) => roles.includes('lead'))
}

/** @throws forbidden */
export async function requireProjectCreator(ctx: Context, actor: Actor): Promise<void> {
  if (await canCreateProjects(ctx, actor)) return
  const message = 'Only administrators and leads start projects. Ask one of them to start it or to make you a lead.'
  throw new RefusalError({ code: 'forbidden', message })
}
