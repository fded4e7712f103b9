import type { Db } from '#db/client.ts'
import { getAccountByEmail } from '#db/queries/accounts.ts'
import type { EventOrigin } from '#db/queries/events.ts'
import { getMembership } from '#db/queries/members.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Account, Membership } from '#lib/domain/project/people.ts'
import { normalEmail } from '#lib/domain/project/people.ts'
import { type Permission, rolesWith } from '#lib/domain/project/permissions.ts'
import type { Role } from '#lib/domain/project/roles.ts'

/** Who does something, and by which door they came. */
export type Actor = {
  account: Account
  origin: EventOrigin
  /** The session that a browser came with; null for tokens, the terminal and the system. */
  sessionId: string | null
}

/** The one answer for what is absent and for what belongs to a project that the actor is not in. */
export const notFound: Refusal = { code: 'not_found', message: 'There is nothing here by that name.' }

/**
 * What the actor is in the project, read anew. `db` may be a transaction.
 *
 * @throws not_found when the actor is not a member, as if the project did not exist; forbidden when none of `roles` is held
 */
export async function requireMember(
  { db }: { db: Db },
  actor: Actor,
  projectId: ProjectId,
  roles?: readonly Role[],
): Promise<Membership> {
  const membership = await getMembership(db, projectId, actor.account.id)
  if (!membership) throw new RefusalError(notFound)
  if (roles && !roles.some((role) => membership.roles.includes(role))) {
    throw new RefusalError({ code: 'forbidden', message: 'Your role in this project does not allow that.' })
  }
  return membership
}

/** As requireMember, with the roles that hold a permission. */
export function requirePermission(
  context: { db: Db },
  actor: Actor,
  projectId: ProjectId,
  permission: Permission,
): Promise<Membership> {
  return requireMember(context, actor, projectId, rolesWith(permission))
}

/** @throws forbidden */
export function requireAdmin(actor: Actor): void {
  if (actor.account.standing !== 'admin') {
    throw new RefusalError({ code: 'forbidden', message: 'Only an administrator may do that.' })
  }
}

/**
 * The person that a program on the server's own machine works as.
 *
 * @throws not_found when no enabled account has this address
 */
export async function requireActorByEmail({ db }: { db: Db }, email: string, origin: EventOrigin): Promise<Actor> {
  const account = await getAccountByEmail(db, normalEmail(email) ?? '')
  if (!account || account.disabledAt) {
    throw new RefusalError({ code: 'not_found', message: `There is no account ${email}.`, field: 'email' })
  }
  return { account, origin, sessionId: null }
}
