import { decode } from 'next-auth/jwt'
import { getSessionAccount } from '#db/queries/sessions.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { getActorByToken } from '../accounts/use-api-token.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { sessionCookie } from './session-cookie.ts'

export const signedOut: Refusal = { code: 'signed_out', message: 'Sign in to go on.' }

/** Headers by which Next talks to itself (see proxy.ts); from outside they are an attempt to skip a check. */
const internalHeaders = ['x-middleware-subrequest', 'x-middleware-subrequest-id', 'x-middleware-rewrite']

/**
 * Who sent a request: by API token when an Authorization header is there, else by session cookie. Null when neither is.
 *
 * @throws signed_out when a token is given that is not good, or internal headers come from outside
 */
export async function authenticate(ctx: Context, request: Request): Promise<Actor | null> {
  if (internalHeaders.some((name) => request.headers.has(name))) throw new RefusalError(signedOut)
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const actor = await getActorByToken(ctx, authorization)
    if (!actor) throw new RefusalError({ code: 'signed_out', message: 'This token is unknown, expired or revoked.' })
    return actor
  }
  return getActorByCookie(ctx, cookieOf(request, sessionCookie))
}

/** The actor of a session cookie's value; the session and its account are looked up in the database each time. */
export async function getActorByCookie(ctx: Context, cookie: string | undefined): Promise<Actor | null> {
  if (!cookie) return null
  const token = await decode({ token: cookie, secret: ctx.settings.secret }).catch(() => null)
  if (typeof token?.sid !== 'string') return null
  const account = await getSessionAccount(ctx.db, token.sid, ctx.now())
  return account ? { account, origin: 'web', sessionId: token.sid } : null
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}
