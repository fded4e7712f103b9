import { getAccount, putPasswordHash } from '#db/queries/accounts.ts'
import { getLink, takeLink } from '#db/queries/links.ts'
import { listMembershipsOf } from '#db/queries/members.ts'
import { endSessionsOf, revokeApiTokensOf } from '#db/queries/sessions.ts'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Account } from '#lib/domain/project/people.ts'
import { type Actor, notFound, requireMember, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { makeLink } from './make-link.ts'
import { hashPassword, requireGoodPassword } from './passwords.ts'
import { hashSecret } from './secret-hash.ts'

const spent: Refusal = {
  code: 'gone',
  message: 'This link was used already or is too old. Ask your lead for a new one.',
}

/**
 * A link by which a member chooses a new password, for a lead to hand over. Whoever holds it becomes that person, so a
 * lead makes one only for people who are nowhere that this lead is not in charge; else an administrator must.
 *
 * @returns the link's path
 * @throws not_found, forbidden
 */
export async function makeResetLink(
  ctx: Context,
  actor: Actor,
  projectId: ProjectId,
  accountId: AccountId,
): Promise<string> {
  await requirePermission(ctx, actor, projectId, 'members.change')
  const account = await getAccount(ctx.db, accountId)
  if (!account?.email) throw new RefusalError(notFound)
  await requireMember(ctx, { ...actor, account }, projectId)
  if (actor.account.standing !== 'admin') await requireInCharge(ctx, actor, account)
  return ctx.db.transaction(async (tx) => {
    const secret = await makeLink(ctx, tx, { kind: 'reset', accountId, madeBy: actor.account.id })
    await recordEvent(ctx, tx, { kind: 'reset.linked', actor, projectId, subject: accountId })
    return `/reset/${secret}`
  })
}

async function requireInCharge(ctx: Context, actor: Actor, account: Account): Promise<void> {
  const own = await listMembershipsOf(ctx.db, actor.account.id)
  const led = new Set(own.filter((membership) => membership.roles.includes('lead')).map(({ projectId }) => projectId))
  const theirs = await listMembershipsOf(ctx.db, account.id)
  if (account.standing === 'admin' || theirs.some(({ projectId }) => !led.has(projectId))) {
    const message = 'This person also works where you are not a lead. Ask an administrator for the link.'
    throw new RefusalError({ code: 'forbidden', message })
  }
}

/** Whose password a link resets. @throws gone */
export async function requireResetLink(ctx: Context, secret: string): Promise<Account> {
  const link = await getLink(ctx.db, 'reset', hashSecret(secret), ctx.now())
  const account = link?.accountId ? await getAccount(ctx.db, link.accountId) : null
  if (!account || account.disabledAt) throw new RefusalError(spent)
  return account
}

/** Sets a new password by a link, and signs the person out everywhere, API tokens included. @throws gone, invalid */
export async function resetPassword(ctx: Context, secret: string, password: string): Promise<Account> {
  const account = await requireResetLink(ctx, secret)
  requireGoodPassword(password, account.email ?? '')
  const hash = await hashPassword(password)
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    if (!(await takeLink(tx, 'reset', hashSecret(secret), at))) throw new RefusalError(spent)
    await putPasswordHash(tx, { id: ctx.newId(), accountId: account.id, hash, at })
    await endSessionsOf(tx, account.id, at)
    await revokeApiTokensOf(tx, account.id, at)
    const actor: Actor = { account, origin: 'web', sessionId: null }
    await recordEvent(ctx, tx, { kind: 'password.reset', actor, subject: account.id })
    return account
  })
}
