import { and, desc, eq, gt, isNull, ne, or } from 'drizzle-orm'
import type { AccountId } from '#lib/domain/kernel/ids.ts'
import type { Account } from '#lib/domain/project/people.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'
import { accountColumns } from './accounts.ts'

const { accounts, apiTokens, sessions } = tables

export async function insertSession(
  db: Db,
  session: { id: string; accountId: AccountId; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.insert(sessions).values(session)
}

/** The account of a session that is neither ended nor expired, of an account that is not disabled. */
export async function getSessionAccount(db: Db, sessionId: string, now: Date): Promise<Account | null> {
  const [row] = await db
    .select(accountColumns)
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        isNull(accounts.disabledAt),
      ),
    )
  return row ?? null
}

export async function endSession(db: Db, sessionId: string, at: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
}

/** Ends an account's sessions, all but the one to keep. */
export async function endSessionsOf(db: Db, accountId: AccountId, at: Date, keep?: string | null): Promise<void> {
  const ended = and(
    eq(sessions.accountId, accountId),
    isNull(sessions.endedAt),
    keep ? ne(sessions.id, keep) : undefined,
  )
  await db.update(sessions).set({ endedAt: at }).where(ended)
}

export type ApiToken = { id: string; name: string; createdAt: Date; expiresAt: Date | null; lastUsedAt: Date | null }

export async function insertApiToken(db: Db, token: ApiToken & { accountId: AccountId; hash: string }): Promise<void> {
  await db.insert(apiTokens).values(token)
}

export async function listApiTokens(db: Db, accountId: AccountId): Promise<ApiToken[]> {
  return db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      createdAt: apiTokens.createdAt,
      expiresAt: apiTokens.expiresAt,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .where(and(eq(apiTokens.accountId, accountId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
}

/** @returns whether there was such a token of this account */
export async function revokeApiToken(db: Db, accountId: AccountId, id: string, at: Date): Promise<boolean> {
  const changed = await db
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.id, id), eq(apiTokens.accountId, accountId), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id })
  return changed.length > 0
}

export async function revokeApiTokensOf(db: Db, accountId: AccountId, at: Date): Promise<void> {
  await db
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.accountId, accountId), isNull(apiTokens.revokedAt)))
}

/** The account of a token that is neither revoked nor expired, of an account that is not disabled. */
export async function getTokenAccount(
  db: Db,
  hash: string,
  now: Date,
): Promise<{ account: Account; tokenId: string; lastUsedAt: Date | null } | null> {
  const [row] = await db
    .select({ account: accountColumns, tokenId: apiTokens.id, lastUsedAt: apiTokens.lastUsedAt })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .where(
      and(
        eq(apiTokens.hash, hash),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
        isNull(accounts.disabledAt),
      ),
    )
  return row ?? null
}

export async function touchApiToken(db: Db, id: string, at: Date): Promise<void> {
  await db.update(apiTokens).set({ lastUsedAt: at }).where(eq(apiTokens.id, id))
}
