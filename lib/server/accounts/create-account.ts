import type { Db } from '#db/client.ts'
import { getAccountByEmail, insertAccount, putPasswordHash } from '#db/queries/accounts.ts'
import type { AccountId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Account, normalEmail } from '#lib/domain/project/people.ts'
import type { Context } from '../context.ts'
import { hashPassword, requireGoodPassword } from './passwords.ts'

export type NewPerson = { name: string; email: string; password: string }

/** A person's data, checked and with the password hashed: the slow part, done before any transaction. */
export type ReadyPerson = { name: string; email: string; passwordHash: string }

/** @throws invalid, with the field */
export async function readyPerson(person: NewPerson): Promise<ReadyPerson> {
  const email = normalEmail(person.email)
  if (!email) throw new RefusalError({ code: 'invalid', field: 'email', message: 'This is not an email address.' })
  const name = person.name.trim()
  if (name === '') throw new RefusalError({ code: 'invalid', field: 'name', message: 'Say what you are called.' })
  requireGoodPassword(person.password, email)
  return { name, email, passwordHash: await hashPassword(person.password) }
}

/** Makes an account with a local password. @throws conflict when the address has one */
export async function createAccount(
  ctx: Context,
  tx: Db,
  person: ReadyPerson,
  standing: Account['standing'],
  simulated = false,
): Promise<Account> {
  await tx.lock('accounts')
  if (await getAccountByEmail(tx, person.email)) {
    const message = 'There is an account with this address already. Sign in with it instead.'
    throw new RefusalError({ code: 'conflict', field: 'email', message })
  }
  const at = ctx.now()
  const account: Account = {
    id: ctx.newId<AccountId>(),
    email: person.email,
    name: person.name,
    standing,
    simulated,
    disabledAt: null,
  }
  await insertAccount(tx, { ...account, createdAt: at })
  await putPasswordHash(tx, { id: ctx.newId(), accountId: account.id, hash: person.passwordHash, at })
  return account
}
