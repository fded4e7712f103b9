import type { Db } from '#db/client.ts'
import { hasAccounts } from '#db/queries/accounts.ts'
import { insertLink, type LinkKind, spendLinks } from '#db/queries/links.ts'
import type { AccountId } from '#lib/domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import { hashSecret } from './secret-hash.ts'

/** How long each kind of link can be used, in milliseconds. */
const lifetime: Record<LinkKind, number> = {
  setup: 24 * 3_600_000,
  reset: 24 * 3_600_000,
  sign_in: 24 * 3_600_000,
}

/**
 * Makes a single-use link, of which only the hash is stored. A new set-up or reset link makes earlier ones useless.
 *
 * @returns its secret
 */
export async function makeLink(
  ctx: Context,
  tx: Db,
  link: { kind: LinkKind; accountId: AccountId | null; madeBy: AccountId | null },
): Promise<string> {
  const now = ctx.now()
  const secret = ctx.newSecret()
  if (link.kind !== 'sign_in') await spendLinks(tx, link.kind, link.accountId, now)
  const expiresAt = new Date(now.getTime() + lifetime[link.kind])
  await insertLink(tx, { ...link, hash: hashSecret(secret), createdAt: now, expiresAt })
  return secret
}

/**
 * The path of a fresh link by which the first account is made; null once there is an account. Whoever starts the server
 * hands it to the person who will run it.
 */
export async function setupLink(ctx: Context): Promise<string | null> {
  return ctx.db.transaction(async (tx) => {
    await tx.lock('setup')
    if (await hasAccounts(tx)) return null
    const secret = await makeLink(ctx, tx, { kind: 'setup', accountId: null, madeBy: null })
    return `/set-up/${secret}`
  })
}

/** The path of a link that signs its holder in, once. For the demo, and for whoever holds the server's terminal. */
export async function signInLink(ctx: Context, accountId: AccountId): Promise<string> {
  const secret = await ctx.db.transaction((tx) => makeLink(ctx, tx, { kind: 'sign_in', accountId, madeBy: null }))
  return `/sign-in/${secret}`
}
