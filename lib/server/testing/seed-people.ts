import { insertAccount } from '#db/queries/accounts.ts'
import { insertSession } from '#db/queries/sessions.ts'
import { tables } from '#db/tables.ts'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Role, roles } from '#lib/domain/project/roles.ts'
import { joinProject } from '../accounts/join-project.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'

export type SeededPeople = {
  project: ProjectId
  /** One member for each role, who holds that role alone. */
  members: Record<Role, Actor>
  /** Leads another project and is not in this one. */
  outsider: Actor
  otherProject: ProjectId
  admin: Actor
}

/** Two projects and their people, each with an open session. */
export async function seedPeople(ctx: Context): Promise<SeededPeople> {
  const admin = await seedAccount(ctx, 'Ada', 'admin')
  const outsider = await seedAccount(ctx, 'Otto')
  const project = await seedProject(ctx, 'Scratches', admin)
  const otherProject = await seedProject(ctx, 'Elsewhere', admin)
  const members = {} as Record<Role, Actor>
  for (const role of roles) {
    members[role] = await seedAccount(ctx, `${role} one`)
    await seedMember(ctx, project, members[role], [role])
  }
  await seedMember(ctx, otherProject, outsider, ['lead'])
  return { project, members, outsider, otherProject, admin }
}

export async function seedAccount(ctx: Context, name: string, standing: 'admin' | 'member' = 'member'): Promise<Actor> {
  const account = {
    id: ctx.newId<AccountId>(),
    email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
    name,
    standing,
    simulated: false,
    disabledAt: null,
  }
  const createdAt = ctx.now()
  const sessionId = ctx.newSecret()
  await insertAccount(ctx.db, { ...account, createdAt })
  const expiresAt = new Date(createdAt.getTime() + 86_400_000)
  await insertSession(ctx.db, { id: sessionId, accountId: account.id, createdAt, expiresAt })
  return { account, origin: 'web', sessionId }
}

export async function seedMember(ctx: Context, projectId: ProjectId, { account }: Actor, held: Role[]): Promise<void> {
  await ctx.db.transaction((tx) =>
    joinProject(ctx, tx, { projectId, accountId: account.id, roles: held, kind: 'in_house' }),
  )
}

async function seedProject(ctx: Context, name: string, by: Actor): Promise<ProjectId> {
  const id = ctx.newId<ProjectId>()
  await ctx.db.insert(tables.projects).values({
    id,
    name,
    importance: [],
    languages: ['en'],
    seed: ctx.newId(),
    createdBy: by.account.id,
    createdAt: ctx.now(),
  })
  return id
}
