import { getPasswordHash, putPasswordHash } from '#db/queries/accounts.ts'
import { endSessionsOf } from '#db/queries/sessions.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { hashPassword, requireGoodPassword, verifyPassword } from './passwords.ts'
import { takeAttempt } from './sign-in-limit.ts'

/** Chooses a new password and signs every other browser out. @throws invalid, too_many, forbidden for a token */
export async function changePassword(
  ctx: Context,
  actor: Actor,
  given: { current: string; next: string; address: string },
): Promise<void> {
  if (!actor.sessionId) throw new RefusalError({ code: 'forbidden', message: 'Sign in with a browser to do that.' })
  const { id, email } = actor.account
  requireGoodPassword(given.next, email ?? '')
  const attempt = await takeAttempt(ctx, email ?? id, given.address)
  if (!(await verifyPassword(given.current, await getPasswordHash(ctx.db, id)))) {
    throw new RefusalError({ code: 'invalid', field: 'current', message: 'This is not your present password.' })
  }
  await attempt.forget()
  const hash = await hashPassword(given.next)
  const at = ctx.now()
  await ctx.db.transaction(async (tx) => {
    await putPasswordHash(tx, { id: ctx.newId(), accountId: id, hash, at })
    await endSessionsOf(tx, id, at, actor.sessionId)
    await recordEvent(ctx, tx, { kind: 'password.changed', actor, subject: id })
  })
}
