import { getTokenAccount, touchApiToken } from '#db/queries/sessions.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { hashSecret } from './secret-hash.ts'

const bearer = /^Bearer (concord_[A-Za-z0-9_-]{32})$/i

/** How stale "last used" may be, so that reading with a token is not a write each time. */
const touchEveryMs = 3_600_000

/** The actor of an Authorization header; null unless it holds a token that is good. It may do what its owner may. */
export async function getActorByToken(ctx: Context, authorization: string): Promise<Actor | null> {
  const token = bearer.exec(authorization)?.[1]
  if (!token) return null
  const now = ctx.now()
  const found = await getTokenAccount(ctx.db, hashSecret(token), now)
  if (!found) return null
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > touchEveryMs) {
    await touchApiToken(ctx.db, found.tokenId, now)
  }
  return { account: found.account, origin: 'api', sessionId: null }
}
