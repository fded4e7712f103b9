import type { Db } from '#db/client.ts'
import { takeInvitation } from '#db/queries/links.ts'
import { getMembership } from '#db/queries/members.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Account } from '#lib/domain/project/people.ts'
import { roleSet } from '#lib/domain/project/roles.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { createAccount, type NewPerson, readyPerson } from './create-account.ts'
import { invitationSpent, requireInvitation } from './invite-member.ts'
import { joinProject } from './join-project.ts'
import { hashSecret } from './secret-hash.ts'

/** Joins by an invitation with a new account. @throws gone, invalid, conflict when the address has an account */
export async function acceptWithNewAccount(ctx: Context, secret: string, person: NewPerson): Promise<ProjectId> {
  const { email } = await requireInvitation(ctx, secret)
  const ready = await readyPerson(email ? { ...person, email } : person)
  return ctx.db.transaction(async (tx) => {
    const account = await createAccount(ctx, tx, ready, 'member')
    const actor: Actor = { account, origin: 'web', sessionId: null }
    await recordEvent(ctx, tx, { kind: 'account.created', actor, subject: account.id })
    return accept(ctx, tx, actor, secret)
  })
}

/** Joins by an invitation with the account that is signed in. @throws gone, forbidden when it is for someone else */
export async function acceptAsMember(ctx: Context, actor: Actor, secret: string): Promise<ProjectId> {
  const { email } = await requireInvitation(ctx, secret)
  requireMeant(actor.account, email)
  return ctx.db.transaction((tx) => accept(ctx, tx, actor, secret))
}

function requireMeant(account: Account, email: string | null): void {
  if (email !== null && email !== account.email) {
    const message = `This invitation is for ${email}, and you are signed in as ${account.email}.`
    throw new RefusalError({ code: 'forbidden', message })
  }
}

async function accept(ctx: Context, tx: Db, actor: Actor, secret: string): Promise<ProjectId> {
  const invitation = await takeInvitation(tx, hashSecret(secret), actor.account.id, ctx.now())
  if (!invitation?.projectId) throw new RefusalError(invitationSpent)
  const { projectId, kind } = invitation
  const before = await getMembership(tx, projectId, actor.account.id)
  const roles = roleSet([...invitation.roles, ...(before?.roles ?? [])])
  await joinProject(ctx, tx, { projectId, accountId: actor.account.id, roles, kind: before?.kind ?? kind })
  await recordEvent(ctx, tx, { kind: 'member.joined', actor, projectId, subject: actor.account.id, details: { roles } })
  return projectId
}
