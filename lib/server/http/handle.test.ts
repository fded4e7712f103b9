import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endSession } from '#db/queries/sessions.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError, refusalCodes } from '#lib/domain/kernel/refusal.ts'
import { createApiToken } from '../accounts/api-tokens.ts'
import { setAccountDisabled } from '../accounts/manage-accounts.ts'
import type { Actor } from '../actor.ts'
import { setContext } from '../context.ts'
import { callRoute, cookieFor, type RouteCall } from '../testing/call-route.ts'
import { type SeededPeople, seedPeople } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { handle } from './handle.ts'
import { idParam, limitParam } from './params.ts'
import { sessionCookie } from './session-cookie.ts'

const note = z.strictObject({ text: z.string(), boxes: z.array(z.object({ x: z.number() })).default([]) })
const echo = handle({ auth: 'public', body: note, bodyLimit: 1000 }, async ({ body }) => body)
const who = handle({ auth: 'account' }, async ({ actor }) => ({ id: actor.account.id, origin: actor.origin }))

describeDatabases('the wrapper of every route', (open) => {
  let ctx: TestContext
  let seed: SeededPeople
  beforeAll(async () => {
    ctx = createTestContext(await open())
    seed = await seedPeople(ctx)
    setContext(ctx)
  })
  afterAll(() => setContext(null))

  const call = (handler: typeof echo, actor: Actor | null = null, request: Partial<RouteCall> = {}) =>
    callRoute(ctx, handler, actor, { path: '/api/x', ...request })
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    echo(
      new Request('http://127.0.0.1/api/x', {
        method: 'POST',
        body,
        headers: { host: '127.0.0.1', 'content-type': 'application/json', ...headers },
        duplex: 'half',
      } as RequestInit),
      { params: Promise.resolve({}) },
    )
  const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>

  describe('the body', () => {
    test('that is cut off is 400 with line and column', async () => {
      const response = await post('{\n  "text": "a",\n  "boxes": [')
      expect(response.status).toBe(400)
      const body = await bodyOf(response)
      expect(body).toMatchObject({ code: 'bad_request', line: 3, column: 13 })
      expect(body.message).toContain('line 3, column 13')
    })
    test('that does not fit is 422 with the field', async () => {
      const body = await bodyOf(await post('{"text":"a","boxes":[{"x":1},{"x":"far"}]}'))
      expect(body).toMatchObject({ code: 'invalid', field: 'boxes.1.x' })
      const unknown = await bodyOf(await post('{"text":"a","colour":1}'))
      expect(unknown).toMatchObject({ code: 'invalid', field: 'colour' })
    })
    test.each(['__proto__', 'constructor', 'prototype'])(
      'with the key %s is 422, and no prototype is touched',
      async (key) => {
        const response = await post(`{"text":"a","boxes":[{"x":1,"${key}":{"polluted":true}}]}`)
        expect(response.status).toBe(422)
        expect(await bodyOf(response)).toMatchObject({ field: `boxes.0.${key}` })
        expect(({} as Record<string, unknown>).polluted).toBeUndefined()
      },
    )
    test.each([
      ['a NUL', '{"text":"a\\u0000b"}', 'text'],
      ['half a character', '{"text":"a","boxes":[{"x":1,"note":"\\ud83d"}]}', 'boxes.0.note'],
      ['a NUL in a name', '{"text":"a","boxes":[{"x\\u0000":1}]}', 'boxes.0'],
    ])('with %s, which no database stores, is 422 with the place', async (_, json, field) => {
      const response = await post(json)
      expect(response.status).toBe(422)
      expect(await bodyOf(response)).toMatchObject({ code: 'invalid', field })
    })
    test('that nests without end is 422', async () => {
      const response = await post(`{"text":${'['.repeat(100)}${']'.repeat(100)}}`)
      expect(response.status).toBe(422)
    })
    test('that is not UTF-8 is 422 with the byte; a byte order mark is fine', async () => {
      const bad = await post(new Uint8Array([...Buffer.from('{"text":"'), 0xff, ...Buffer.from('"}')]))
      expect(bad.status).toBe(422)
      expect(await bodyOf(bad)).toMatchObject({ offset: 9 })
      const marked = await post(new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from('{"text":"a"}')]))
      expect(await bodyOf(marked)).toEqual({ text: 'a', boxes: [] })
    })
    test('that is too large is 413 with the limit, whether it says its size or not', async () => {
      const large = JSON.stringify({ text: 'x'.repeat(2000) })
      const said = await post(large, { 'content-length': String(large.length) })
      expect(said.status).toBe(413)
      let pulled = 0
      let received: () => void = () => {}
      const all = new Promise<void>((resolve) => {
        received = resolve
      })
      const long = new ReadableStream<Uint8Array>({
        async pull(controller) {
          await new Promise(setImmediate)
          pulled++
          controller.enqueue(Buffer.from(pulled === 1 ? '{"text":"' : 'x'.repeat(100)))
          if (pulled < 100) return
          controller.close()
          received()
        },
      })
      const streamed = await post(long)
      expect(pulled).toBeLessThan(20)
      expect(streamed.status).toBe(413)
      expect(await bodyOf(streamed)).toMatchObject({
        code: 'too_large',
        limit: 1000,
        message: expect.stringContaining('1 kB'),
      })
      await all // to hang up on who still sends would lose them the answer
    })
    test('that is not sent as JSON is 415, and a missing one 400', async () => {
      expect((await post('text=a', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
      expect((await post('')).status).toBe(400)
    })
  })

  describe('the query', () => {
    const query = z.object({ limit: limitParam(20, 100), sort: z.enum(['name', 'age']).optional() })
    const list = handle({ auth: 'public', query }, async ({ query }) => query)
    test('has its fallbacks and its ceilings', async () => {
      expect(await bodyOf(await call(list))).toEqual({ limit: 20 })
      expect(await bodyOf(await call(list, null, { query: { limit: '1e9' } }))).toEqual({ limit: 100 })
    })
    test.each([
      [{ sort: 'user.password' }, 'sort'],
      [{ colour: 'red' }, 'colour'],
      [{ limit: 'many' }, 'limit'],
      [{ limit: '-1' }, 'limit'],
      [{ sort: 'na\0me' }, 'sort'],
    ])('%j is 400 and names what is wrong', async (given, field) => {
      const response = await call(list, null, { query: given as Record<string, string> })
      expect(response.status).toBe(400)
      expect(await bodyOf(response)).toMatchObject({ code: 'bad_request', field })
    })
  })

  test('a path without such parts has none, as Next gives it', async () => {
    const open = handle({ auth: 'public' }, async ({ params }) => params)
    const response = await open(new Request('http://127.0.0.1/api/x'), { params: Promise.resolve(undefined) })
    expect([response.status, await bodyOf(response)]).toEqual([200, {}])
  })
  test('a part of the path that no database can hold is not found', async () => {
    const open = handle({ auth: 'public' }, async () => ({ ok: true }))
    const response = await call(open, null, { path: '/api/[project]', params: { project: 'a\0' } })
    expect(response.status).toBe(404)
    expect(await bodyOf(response)).toMatchObject({ code: 'not_found', requestId: expect.any(String) })
  })

  describe('a change from another site', () => {
    const change = handle({ auth: 'public' }, async () => ({ changed: true }))
    test.each([
      [{ origin: 'http://evil.example' }, 403],
      [{ origin: 'null' }, 403],
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ origin: 'http://127.0.0.1:9' }, 403],
      [{ origin: 'http://127.0.0.1', 'sec-fetch-site': 'same-origin' }, 200],
      [{ 'sec-fetch-site': 'none' }, 200],
      [{}, 200],
    ])('%j gets %i', async (headers, status) => {
      const response = await call(change, seed.members.lead, {
        method: 'POST',
        headers: headers as Record<string, string>,
      })
      expect(response.status).toBe(status)
    })
    test('may still be read, and made by token, which no browser sends by itself', async () => {
      const headers = { origin: 'http://evil.example' }
      expect((await call(change, null, { headers })).status).toBe(200)
      const { token } = await createApiToken(ctx, seed.members.lead, { name: 'ci', days: 1 })
      const withToken = { ...headers, authorization: `Bearer ${token}` }
      expect((await call(change, null, { method: 'POST', headers: withToken })).status).toBe(200)
    })
  })

  describe('who calls', () => {
    let lead: Actor
    beforeEach(() => {
      lead = seed.members.lead
    })
    test('is known by session or by token', async () => {
      expect(await bodyOf(await call(who, lead))).toEqual({ id: lead.account.id, origin: 'web' })
      const { token } = await createApiToken(ctx, lead, { name: 'ci', days: 1 })
      const response = await call(who, null, { headers: { authorization: `Bearer ${token}` } })
      expect(await bodyOf(response)).toEqual({ id: lead.account.id, origin: 'api' })
    })
    test.each(['Bearer %E0', 'Bearer concord_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'Bearer ', 'Basic bGVuYTpsZW5h'])(
      'a header %s is 401, even beside a good cookie',
      async (authorization) => {
        const response = await call(who, lead, { headers: { authorization } })
        expect(response.status).toBe(401)
        expect(response.headers.get('www-authenticate')).toBe('Bearer')
      },
    )
    test('a cookie that is garbage, forged with another secret, or names no session is nobody', async () => {
      const forged = await encode({ token: { sub: lead.account.id, sid: lead.sessionId }, secret: 'another secret' })
      const empty = await encode({ token: { sub: lead.account.id }, secret: ctx.settings.secret })
      const made = await encode({ token: { sub: lead.account.id, sid: 'x'.repeat(32) }, secret: ctx.settings.secret })
      for (const value of ['garbage', '%E0', '', forged, empty, made]) {
        const response = await call(who, null, { headers: { cookie: `${sessionCookie}=${value}` } })
        expect(response.status, value).toBe(401)
      }
    })
    test('Next’s internal headers from outside are 401', async () => {
      const response = await call(who, lead, { headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy' } })
      expect(response.status).toBe(401)
    })
    test('a session that has ended, and an account that is shut out, are 401 at the next request', async () => {
      const cookie = await cookieFor(ctx, seed.members.sme)
      expect((await call(who, null, { headers: { cookie } })).status).toBe(200)
      await endSession(ctx.db, seed.members.sme.sessionId ?? '', ctx.now())
      expect((await call(who, null, { headers: { cookie } })).status).toBe(401)

      const engineer = await cookieFor(ctx, seed.members.engineer)
      const { token } = await createApiToken(ctx, seed.members.engineer, { name: 'ci', days: null })
      await setAccountDisabled(ctx, seed.admin, seed.members.engineer.account.id, true)
      expect((await call(who, null, { headers: { cookie: engineer } })).status).toBe(401)
      expect((await call(who, null, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
    })
  })

  describe('a project’s route', () => {
    const params = z.object({ project: idParam<ProjectId>() })
    const inside = handle({ auth: 'member', params }, async ({ member }) => ({ roles: member.roles }))
    const at = (project: string, actor: Actor | null) =>
      call(inside, actor, { path: '/api/projects/[project]', params: { project } })
    test('gives its member’s roles', async () => {
      expect(await bodyOf(await at(seed.project, seed.members.labeler))).toEqual({ roles: ['labeler'] })
    })
    test('gives others the same 404 as a project that does not exist', async () => {
      const other = await at(seed.project, seed.outsider)
      const absent = await at('aaaaaaaaaaaaaaaa', seed.outsider)
      const odd = await at('../..', seed.outsider)
      expect([other.status, absent.status, odd.status]).toEqual([404, 404, 404])
      const { requestId: _, ...one } = await bodyOf(other)
      const { requestId: __, ...two } = await bodyOf(absent)
      expect(one).toEqual(two)
    })
  })

  describe('the answer', () => {
    test('is never kept by caches and names its request', async () => {
      const response = await call(who, seed.members.lead)
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    })
    test('is 204 for nothing, and a Response as it is', async () => {
      expect((await call(handle({ auth: 'public' }, async () => undefined))).status).toBe(204)
      const made = handle({ auth: 'public' }, async () =>
        Response.json({ made: true }, { status: 201, headers: { 'cache-control': 'max-age=60' } }),
      )
      const response = await call(made)
      expect(response.status).toBe(201)
      expect(response.headers.get('cache-control')).toBe('max-age=60')
      expect(await bodyOf(response)).toEqual({ made: true })
    })
    test('to a bug is 500 without a word of it, and the log has it under the same id', async () => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      const response = await call(
        handle({ auth: 'public' }, async () => {
          throw new Error('the password is swordfish')
        }),
      )
      expect(response.status).toBe(500)
      const body = await bodyOf(response)
      expect(Object.keys(body).sort()).toEqual(['code', 'message', 'requestId'])
      expect(JSON.stringify(body)).not.toContain('swordfish')
      expect(String(log.mock.calls[0]?.[0])).toContain(String(body.requestId))
      log.mockRestore()
    })
    test('to a full disk is 507', async () => {
      const full = handle({ auth: 'public' }, async () => {
        throw new Error('query failed', { cause: Object.assign(new Error('full'), { code: 'SQLITE_FULL' }) })
      })
      expect((await call(full)).status).toBe(507)
    })
    test.each(refusalCodes)('to the refusal %s has its code, message, field, row and details', async (code) => {
      const details = { retryAfter: 7.2, size: 10, allow: 'GET' }
      const refuse = handle({ auth: 'public' }, async () => {
        throw new RefusalError({ code, message: 'No.', field: 'f', row: 3, details })
      })
      const response = await call(refuse)
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(await bodyOf(response)).toMatchObject({ code, message: 'No.', field: 'f', row: 3, size: 10 })
      expect(response.headers.get('retry-after')).toBe('8')
      expect(response.headers.get('content-range')).toBe(code === 'range' ? 'bytes */10' : null)
      expect(response.headers.get('allow')).toBe(code === 'wrong_method' ? 'GET' : null)
    })
  })
})
