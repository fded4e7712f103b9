import { and, eq, isNull, sql } from 'drizzle-orm'
import type { AccountId } from '#lib/domain/kernel/ids.ts'
import type { Account } from '#lib/domain/project/people.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { accounts, identities } = tables

export type NewAccount = Account & { createdAt: Date; imported?: boolean }

/** The columns of an account that the rest of the house sees. */
export const accountColumns = {
  id: accounts.id,
  email: accounts.email,
  name: accounts.name,
  standing: accounts.standing,
  simulated: accounts.simulated,
  disabledAt: accounts.disabledAt,
}

export async function insertAccount(db: Db, account: NewAccount): Promise<void> {
  await db.insert(accounts).values(account)
}

export async function getAccount(db: Db, id: AccountId): Promise<Account | null> {
  const [row] = await db.select(accountColumns).from(accounts).where(eq(accounts.id, id))
  return row ?? null
}

/** @param email in lower case */
export async function getAccountByEmail(db: Db, email: string): Promise<Account | null> {
  const [row] = await db.select(accountColumns).from(accounts).where(eq(accounts.email, email))
  return row ?? null
}

export async function listAccounts(db: Db): Promise<Account[]> {
  return db
    .select(accountColumns)
    .from(accounts)
    .where(eq(accounts.imported, false))
    .orderBy(accounts.name, accounts.id)
}

export async function updateAccount(
  db: Db,
  id: AccountId,
  change: Partial<Pick<Account, 'name' | 'standing' | 'disabledAt'>>,
): Promise<void> {
  await db.update(accounts).set(change).where(eq(accounts.id, id))
}

/** Whether anybody can sign in yet. */
export async function hasAccounts(db: Db): Promise<boolean> {
  return (await db.$count(accounts, eq(accounts.imported, false))) > 0
}

export async function countEnabledAdmins(db: Db): Promise<number> {
  return db.$count(accounts, and(eq(accounts.standing, 'admin'), isNull(accounts.disabledAt)))
}

/** The hash of the account's local password; null when it has none. */
export async function getPasswordHash(db: Db, accountId: AccountId): Promise<string | null> {
  const [row] = await db
    .select({ hash: identities.secretHash })
    .from(identities)
    .where(and(eq(identities.issuer, 'local'), eq(identities.subject, accountId)))
  return row?.hash ?? null
}

export async function putPasswordHash(
  db: Db,
  identity: { id: string; accountId: AccountId; hash: string; at: Date },
): Promise<void> {
  await db
    .insert(identities)
    .values({
      id: identity.id,
      accountId: identity.accountId,
      issuer: 'local',
      subject: identity.accountId,
      secretHash: identity.hash,
      createdAt: identity.at,
    })
    .onConflictDoUpdate({
      target: [identities.issuer, identities.subject],
      set: { secretHash: sql`excluded.secret_hash` },
    })
}
