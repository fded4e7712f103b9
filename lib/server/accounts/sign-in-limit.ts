import { deleteAttempt, forgetAttempts, insertAttempt, listAttempts } from '#db/queries/links.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Context } from '../context.ts'

const windowMs = 15 * 60_000
const mostPerPerson = 10
const mostPerAddress = 100

/**
 * Takes one of the attempts that a person (known or not) and a network address have within a quarter of an hour. It
 * counts before the password is checked, so that many at once can't pass together; `forget` gives it back when it was right.
 *
 * @throws too_many, with the seconds to wait
 */
export async function takeAttempt(ctx: Context, email: string, address: string): Promise<{ forget(): Promise<void> }> {
  const now = ctx.now()
  const since = new Date(now.getTime() - windowMs)
  const id = ctx.newId()
  await ctx.db.transaction(async (tx) => {
    await tx.lock('sign-in')
    for (const { by, most } of [
      { by: { email }, most: mostPerPerson },
      { by: { address }, most: mostPerAddress },
    ]) {
      const { count, first } = await listAttempts(tx, by, since)
      if (count >= most && first) throw tooMany((first.getTime() + windowMs - now.getTime()) / 1000)
    }
    await insertAttempt(tx, { id, email, address, at: now })
  })
  return {
    async forget() {
      await ctx.db.transaction(async (tx) => {
        await deleteAttempt(tx, id)
        await forgetAttempts(tx, email, since)
      })
    },
  }
}

function tooMany(seconds: number): RefusalError {
  const retryAfter = Math.max(1, Math.ceil(seconds))
  const minutes = Math.ceil(retryAfter / 60)
  return new RefusalError({
    code: 'too_many',
    message: `Too many wrong passwords. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    details: { retryAfter },
  })
}
