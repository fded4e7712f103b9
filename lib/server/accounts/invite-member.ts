import { getAccount } from '#db/queries/accounts.ts'
import { getOpenInvitation, insertInvitation, listOpenInvitations, revokeInvitation } from '#db/queries/links.ts'
import { getProject } from '#db/queries/project.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { normalEmail } from '#lib/domain/project/people.ts'
import { type MemberKind, type Role, roleSet } from '#lib/domain/project/roles.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { hashSecret } from './secret-hash.ts'

const lifetimeMs = 7 * 24 * 3_600_000

export const invitationSpent: Refusal = {
  code: 'gone',
  message: 'This invitation was used already, taken back, or is too old. Ask for a new one.',
}

export type InvitationRequest = { roles: readonly Role[]; kind: MemberKind; email?: string }

/**
 * Makes a link by which one person joins the project with the given roles. With an address it is for that person alone.
 *
 * @returns the link's path; it can't be shown again
 * @throws not_found, forbidden, invalid
 */
export async function inviteMember(
  ctx: Context,
  actor: Actor,
  projectId: ProjectId,
  request: InvitationRequest,
): Promise<{ path: string; expiresAt: Date }> {
  await requirePermission(ctx, actor, projectId, 'members.change')
  const roles = roleSet(request.roles)
  if (roles.length === 0)
    throw new RefusalError({ code: 'invalid', field: 'roles', message: 'Choose at least one role.' })
  const email = request.email ? normalEmail(request.email) : null
  if (request.email && !email) {
    throw new RefusalError({ code: 'invalid', field: 'email', message: 'This is not an email address.' })
  }
  const secret = ctx.newSecret()
  const createdAt = ctx.now()
  const expiresAt = new Date(createdAt.getTime() + lifetimeMs)
  const hash = hashSecret(secret)
  await ctx.db.transaction(async (tx) => {
    const madeBy = actor.account.id
    await insertInvitation(tx, { hash, projectId, email, roles, kind: request.kind, madeBy, createdAt, expiresAt })
    await recordEvent(ctx, tx, { kind: 'member.invited', actor, projectId, subject: hash, details: { roles, email } })
  })
  return { path: `/join/${secret}`, expiresAt }
}

export type OpenInvitation = { id: string; email: string | null; roles: Role[]; kind: MemberKind; expiresAt: Date }

/** Invitations that wait for an answer. @throws not_found, forbidden */
export async function listInvitations(ctx: Context, actor: Actor, projectId: ProjectId): Promise<OpenInvitation[]> {
  await requirePermission(ctx, actor, projectId, 'members.see')
  const open = await listOpenInvitations(ctx.db, projectId, ctx.now())
  return open.map(({ hash, email, roles, kind, expiresAt }) => ({ id: hash, email, roles, kind, expiresAt }))
}

/** Takes an invitation back. @throws not_found, forbidden */
export async function takeBackInvitation(ctx: Context, actor: Actor, projectId: ProjectId, id: string): Promise<void> {
  await requirePermission(ctx, actor, projectId, 'members.change')
  await ctx.db.transaction(async (tx) => {
    if (!(await revokeInvitation(tx, projectId, id, ctx.now()))) throw new RefusalError(notFound)
    await recordEvent(ctx, tx, { kind: 'invitation.taken_back', actor, projectId, subject: id })
  })
}

export type InvitationDetails = {
  projectName: string
  invitedBy: string
  email: string | null
  roles: Role[]
  kind: MemberKind
}

/** What an invitation is to, for whoever holds its secret. @throws gone */
export async function requireInvitation(ctx: Context, secret: string): Promise<InvitationDetails> {
  const invitation = await getOpenInvitation(ctx.db, hashSecret(secret), ctx.now())
  const project = invitation?.projectId ? await getProject(ctx.db, invitation.projectId) : null
  if (!invitation || !project || project.archivedAt) throw new RefusalError(invitationSpent)
  const inviter = await getAccount(ctx.db, invitation.madeBy)
  const { email, roles, kind } = invitation
  return { projectName: project.name, invitedBy: inviter?.name ?? '', email, roles, kind }
}
