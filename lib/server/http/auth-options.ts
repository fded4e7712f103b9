import type { AuthOptions } from 'next-auth'
import credentialsProvider from 'next-auth/providers/credentials'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { sessionSeconds, signInWithLink, signInWithPassword } from '../accounts/sign-in.ts'
import { signOut } from '../accounts/sign-out.ts'
import type { Context } from '../context.ts'
import { sessionCookie } from './session-cookie.ts'

/** What one call of next-auth ended in; it can't say so itself, since `authorize` only knows yes and no. */
export type SignInOutcome = { refusal: Refusal | null }

/**
 * next-auth for one request: local accounts, by password or by a one-time link. The cookie holds an encrypted token with
 * a session's id; the session itself is looked up on each request (see authenticate.ts).
 */
export function authOptions(ctx: Context, address: string, outcome: SignInOutcome): AuthOptions {
  const secure = ctx.settings.publicUrl?.startsWith('https:') ?? false
  return {
    secret: ctx.settings.secret,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: sessionCookie, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } },
    },
    providers: [
      credentialsProvider({
        name: 'Concord',
        credentials: { email: {}, password: {}, link: {} },
        async authorize(given) {
          const { email = '', password = '', link = '' } = given ?? {}
          try {
            const { account, sessionId } = link
              ? await signInWithLink(ctx, link)
              : await signInWithPassword(ctx, { email, password, address })
            return { id: account.id, name: account.name, email: account.email, sessionId }
          } catch (error) {
            if (!(error instanceof RefusalError)) throw error
            outcome.refusal = error.refusal
            return null
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user && 'sessionId' in user) return { sub: user.id, sid: user.sessionId }
        return token
      },
      /** Says nothing about a person: pages and programs ask the house, which looks into the database. */
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await signOut(ctx, token.sid)
      },
    },
    logger: {
      error(code, details) {
        console.error(`[sign-in] ${code}`, details instanceof Error ? details : '')
      },
      warn() {},
      debug() {},
    },
  }
}
