import { encode } from 'next-auth/jwt'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { sessionCookie } from '../http/session-cookie.ts'

export type RouteHandler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>

export type RouteCall = {
  /** The path with its parts in brackets, such as `/api/v1/projects/[project]`. */
  path: string
  method?: string
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
}

/** Calls a route handler as the server would, signed in as `actor` (null: nobody) by a real session cookie. */
export async function callRoute(
  ctx: Context,
  handler: RouteHandler,
  actor: Actor | null,
  { path, method = 'GET', params = {}, query = {}, body, headers = {} }: RouteCall,
): Promise<Response> {
  const filled = path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const url = new URL(filled, 'http://127.0.0.1')
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const request = new Request(url, {
    method,
    headers: {
      host: '127.0.0.1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(actor ? { cookie: await cookieFor(ctx, actor) } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return handler(request, { params: Promise.resolve(params) })
}

/** The cookie of an actor's open session. */
export async function cookieFor(ctx: Context, actor: Actor): Promise<string> {
  const token = await encode({ token: { sub: actor.account.id, sid: actor.sessionId }, secret: ctx.settings.secret })
  return `${sessionCookie}=${token}`
}
