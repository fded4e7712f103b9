import { z } from 'zod'
import { asId, type ProjectId } from '#lib/domain/kernel/ids.ts'
import { type RefusalCode, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isStorable, isStorablePart } from '#lib/domain/kernel/storable-text.ts'
import type { Membership } from '#lib/domain/project/people.ts'
import { type Actor, notFound, requireMember } from '../actor.ts'
import { type Context, getContext } from '../context.ts'
import { authenticate, signedOut } from './authenticate.ts'
import { readJson, sayUnstorable } from './read-body.ts'
import { errorResponse } from './refusal-response.ts'
import { requireSameOrigin } from './same-origin.ts'

/** Who may call: anyone, anyone signed in, or a member of the project that the path names (`[project]`). */
export type Auth = 'public' | 'account' | 'member'

type Spec<A extends Auth, P, Q, B> = {
  auth: A
  /** Parts of the path. What does not fit is not found. */
  params?: z.ZodType<P>
  /** The query. Unknown names and bad values are 400. Use z.object. */
  query?: z.ZodType<Q>
  /** The JSON body. What does not fit is 422 with its field. Without this the body is the handler's to read. */
  body?: z.ZodType<B>
  /** In bytes; 1 MB when nothing is said. */
  bodyLimit?: number
}

type Input<A extends Auth, P, Q, B> = {
  ctx: Context
  request: Request
  requestId: string
  actor: A extends 'public' ? Actor | null : Actor
  member: A extends 'member' ? Membership : null
  params: P
  query: Q
  body: B
}

type RouteContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> }
type Route = (request: Request, route: RouteContext) => Promise<Response>

const bodyLimit = 1_000_000

/**
 * The one wrapper that every route handler has: origin check, sign-in, membership, parsing, and one way to answer.
 * What the handler returns is sent as JSON with status 200 (nothing: 204), a Response as it is. What it throws becomes
 * `{ code, message, field?, row?, requestId }`. The use-case behind it still checks its actor's role.
 */
export function handle<A extends Auth, P = Record<string, string>, Q = Record<string, never>, B = undefined>(
  spec: Spec<A, P, Q, B>,
  work: (input: Input<A, P, Q, B>) => Promise<unknown>,
): Route {
  return async (request, route) => {
    const requestId = crypto.randomUUID()
    try {
      requireSameOrigin(request)
      const ctx = await getContext()
      const actor = await authenticate(ctx, request)
      if (spec.auth !== 'public' && !actor) throw new RefusalError(signedOut)
      const given = (await route.params) ?? {} // Next gives none where the path has no such parts
      if (!Object.values(given).every(isStorablePart)) throw new RefusalError(notFound)
      const member = spec.auth === 'member' ? await membershipOf(ctx, actor, given.project) : null
      const params = spec.params ? parseParams(spec.params, given) : given
      const query = spec.query ? parseQuery(spec.query, new URL(request.url).searchParams) : {}
      const body = spec.body
        ? parseWith(spec.body, await readJson(request, spec.bodyLimit ?? bodyLimit), 'invalid')
        : undefined
      const input = { ctx, request, requestId, actor, member, params, query, body }
      return reply(await work(input as Input<A, P, Q, B>), requestId)
    } catch (error) {
      return errorResponse(error, requestId, `${request.method} ${new URL(request.url).pathname}`)
    }
  }
}

async function membershipOf(ctx: Context, actor: Actor | null, project: unknown): Promise<Membership> {
  if (!actor || typeof project !== 'string') throw new RefusalError(notFound)
  return requireMember(ctx, actor, asId<ProjectId>(project))
}

function parseParams<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new RefusalError(notFound)
  return parsed.data
}

function parseQuery<T>(schema: z.ZodType<T>, search: URLSearchParams): T {
  const given: Record<string, string | string[]> = {}
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name)
    if (![name, ...values].every(isStorable)) {
      const field = isStorable(name) ? name : undefined
      const message = sayUnstorable(field ?? 'The query')
      throw new RefusalError({ code: 'bad_request', message, ...(field ? { field } : {}) })
    }
    given[name] = values.length === 1 ? (values[0] as string) : values
  }
  return parseWith(
    schema instanceof z.ZodObject ? (schema.strict() as unknown as z.ZodType<T>) : schema,
    given,
    'bad_request',
  )
}

/** Parses what came from outside; the refusal names the first field that does not fit, as `answers.0.box`. */
export function parseWith<T>(schema: z.ZodType<T>, given: unknown, code: RefusalCode): T {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const field = [...(issue?.path ?? []), ...unknown].join('.')
  const reason = unknown.length > 0 ? 'is not known here' : (issue?.message ?? 'does not fit')
  throw new RefusalError({ code, message: field ? `${field}: ${reason}.` : `${reason}.`, ...(field ? { field } : {}) })
}

function reply(value: unknown, requestId: string): Response {
  if (value instanceof Response) {
    const headers = new Headers(value.headers)
    headers.set('x-request-id', requestId)
    if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
    return new Response(value.body, { status: value.status, statusText: value.statusText, headers })
  }
  const headers = { 'cache-control': 'private, no-store', 'x-request-id': requestId }
  if (value === undefined) return new Response(null, { status: 204, headers })
  return Response.json(value, { headers })
}
