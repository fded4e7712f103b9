import { putPasswordHash } from '#db/queries/accounts.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { hashPassword } from '../accounts/passwords.ts'
import { type Actor, notFound, requireActorByEmail } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'

/**
 * Gives each of these people a fresh password at random; the ones before stop working. In the demo alone.
 *
 * @returns the passwords, in the order of the addresses; they can't be shown again
 * @throws not_found outside the demo, and for an address without an account
 */
export async function givePasswords(ctx: Context, emails: readonly string[]): Promise<string[]> {
  if (!ctx.settings.demo) throw new RefusalError(notFound)
  return Promise.all(
    emails.map(async (email) => {
      const password = ctx.newSecret().slice(0, 16)
      await setPassword(ctx, await requireActorByEmail(ctx, email, 'demo'), await hashPassword(password))
      return password
    }),
  )
}

async function setPassword(ctx: Context, actor: Actor, hash: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await putPasswordHash(tx, { id: ctx.newId(), accountId: actor.account.id, hash, at: ctx.now() })
    await recordEvent(ctx, tx, { kind: 'password.changed', actor, subject: actor.account.id })
  })
}
