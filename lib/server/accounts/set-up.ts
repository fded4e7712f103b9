import { hasAccounts } from '#db/queries/accounts.ts'
import { getLink, takeLink } from '#db/queries/links.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Account } from '#lib/domain/project/people.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { createAccount, type NewPerson, readyPerson } from './create-account.ts'
import { hashSecret } from './secret-hash.ts'

const spent: Refusal = {
  code: 'gone',
  message: 'This set-up link was used already or is too old. Start the server again for a new one.',
}

/** Whether nobody can sign in yet. */
export async function needsSetUp(ctx: Context): Promise<boolean> {
  return !(await hasAccounts(ctx.db))
}

/** @throws gone unless the first account can still be made with this link */
export async function requireSetupLink(ctx: Context, secret: string): Promise<void> {
  if (!(await getLink(ctx.db, 'setup', hashSecret(secret), ctx.now()))) throw new RefusalError(spent)
}

/** Makes the first account, an administrator. @throws gone, invalid */
export async function setUp(ctx: Context, secret: string, person: NewPerson): Promise<Account> {
  await requireSetupLink(ctx, secret)
  const ready = await readyPerson(person)
  return ctx.db.transaction(async (tx) => {
    await tx.lock('setup')
    const link = await takeLink(tx, 'setup', hashSecret(secret), ctx.now())
    if (!link || (await hasAccounts(tx))) throw new RefusalError(spent)
    const account = await createAccount(ctx, tx, ready, 'admin')
    await recordEvent(ctx, tx, {
      kind: 'account.created',
      actor: { account, origin: 'web', sessionId: null },
      subject: account.id,
    })
    return account
  })
}
