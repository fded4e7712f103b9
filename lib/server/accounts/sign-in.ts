import type { Db } from '#db/client.ts'
import { getAccount, getAccountByEmail, getPasswordHash } from '#db/queries/accounts.ts'
import { takeLink } from '#db/queries/links.ts'
import { insertSession } from '#db/queries/sessions.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Account } from '#lib/domain/project/people.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { verifyPassword } from './passwords.ts'
import { hashSecret } from './secret-hash.ts'
import { takeAttempt } from './sign-in-limit.ts'

export type SignedIn = { account: Account; sessionId: string }

/** How long a session lasts. */
export const sessionSeconds = 30 * 24 * 3600

/** The same words whether the person is unknown, disabled or the password wrong. */
const wrong: Refusal = { code: 'signed_out', message: 'That address and password do not go together.' }

/** @throws signed_out; too_many after ten failures of the person (or a hundred of the network address) in a quarter hour */
export async function signInWithPassword(
  ctx: Context,
  given: { email: string; password: string; address: string },
): Promise<SignedIn> {
  // No account's address holds what can't be stored, and the attempt must be.
  const email = given.email.toWellFormed().replaceAll('\0', '').trim().normalize('NFC').toLowerCase().slice(0, 256)
  const attempt = await takeAttempt(ctx, email, given.address)
  const account = await getAccountByEmail(ctx.db, email)
  const hash = account && !account.disabledAt ? await getPasswordHash(ctx.db, account.id) : null
  const right = await verifyPassword(given.password, hash)
  if (!right || !account) throw new RefusalError(wrong)
  await attempt.forget()
  return ctx.db.transaction((tx) => openSession(ctx, tx, account))
}

/** Signs in the person that a one-time link was made for. @throws gone when it was used or is too old */
export async function signInWithLink(ctx: Context, secret: string): Promise<SignedIn> {
  return ctx.db.transaction(async (tx) => {
    const link = await takeLink(tx, 'sign_in', hashSecret(secret), ctx.now())
    const account = link?.accountId ? await getAccount(tx, link.accountId) : null
    if (!account || account.disabledAt) {
      throw new RefusalError({
        code: 'gone',
        message: 'This link was used already or is too old. Sign in another way.',
      })
    }
    return openSession(ctx, tx, account)
  })
}

async function openSession(ctx: Context, tx: Db, account: Account): Promise<SignedIn> {
  const createdAt = ctx.now()
  const expiresAt = new Date(createdAt.getTime() + sessionSeconds * 1000)
  const sessionId = ctx.newSecret()
  await insertSession(tx, { id: sessionId, accountId: account.id, createdAt, expiresAt })
  await recordEvent(ctx, tx, { kind: 'session.opened', actor: { account, origin: 'web', sessionId } })
  return { account, sessionId }
}
