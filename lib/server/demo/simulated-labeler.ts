import { insertAccount } from '#db/queries/accounts.ts'
import { listMembers } from '#db/queries/members.ts'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Account } from '#lib/domain/project/people.ts'
import { joinProject } from '../accounts/join-project.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'

/**
 * Makes a labeler whom a script plays: an account that nobody can sign in to, whose every answer is marked as simulated.
 * In the demo alone.
 *
 * @throws not_found outside the demo, forbidden
 */
export async function addSimulatedLabeler(
  ctx: Context,
  actor: Actor,
  { project, name }: { project: ProjectId; name: string },
): Promise<Account> {
  if (!ctx.settings.demo) throw new RefusalError(notFound)
  await requirePermission(ctx, actor, project, 'members.change')
  const account: Account = {
    id: ctx.newId<AccountId>(),
    email: null,
    name,
    standing: 'member',
    simulated: true,
    disabledAt: null,
  }
  await ctx.db.transaction(async (tx) => {
    await insertAccount(tx, { ...account, createdAt: ctx.now() })
    await joinProject(ctx, tx, { projectId: project, accountId: account.id, roles: ['labeler'], kind: 'in_house' })
    const details = { name, simulated: true }
    await recordEvent(ctx, tx, { kind: 'member.joined', actor, projectId: project, subject: account.id, details })
  })
  return account
}

/** The labelers of a project whom a script plays, each as one who does something. */
export async function simulatedLabelers(ctx: Context, project: ProjectId): Promise<Actor[]> {
  const members = await listMembers(ctx.db, project)
  return members
    .filter(({ account, roles }) => account.simulated && !account.disabledAt && roles.includes('labeler'))
    .map(({ account }) => ({ account, origin: 'demo', sessionId: null }))
}
