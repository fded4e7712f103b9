import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Role } from '#lib/domain/project/roles.ts'
import { createAccount, readyPerson } from '#lib/server/accounts/create-account.ts'
import { joinProject } from '#lib/server/accounts/join-project.ts'
import type { Actor } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'

/** Someone with an account. */
export async function benchPerson(ctx: Context, name: string, standing: 'admin' | 'member' = 'member'): Promise<Actor> {
  const email = `${name.toLowerCase()}@example.org`
  const ready = await readyPerson({ name, email, password: ctx.newSecret() })
  const account = await ctx.db.transaction((tx) => createAccount(ctx, tx, ready, standing))
  return { account, origin: 'web', sessionId: null }
}

/** Makes someone a member of a project. */
export async function joinAs(ctx: Context, { account }: Actor, projectId: ProjectId, roles: Role[]): Promise<void> {
  const member = { projectId, accountId: account.id, roles, kind: 'in_house' as const }
  await ctx.db.transaction((tx) => joinProject(ctx, tx, member))
}
