import { globSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '#db/testing/databases.ts'
import { setContext } from '#lib/server/context.ts'
import { cookieFor, type RouteHandler } from '#lib/server/testing/call-route.ts'
import { type SeededPeople, seedPeople } from '#lib/server/testing/seed-people.ts'
import { createTestContext, type TestContext } from '#lib/server/testing/test-context.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const api = path.resolve(import.meta.dirname, '..')
const files = globSync('**/route.ts', { cwd: api }).filter((file) => !file.includes('nextauth')) // Next itself calls it

const texts = ['a\0b', '__proto__', "' or 1=1 --".repeat(300)]
const json = [
  '',
  'null',
  '[]',
  '"x"',
  '{}',
  '{"a":',
  '{"name":NaN}',
  '{"__proto__":{"polluted":true}}',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  // Many names that routes know, each with something that it is not.
  ...['"a\\u0000b"', '"\\udc00"', '1e308', '-1', '9007199254740993', 'null', '[null]', '{}'].map((value) =>
    JSON.stringify(Object.fromEntries(knownFields().map((name) => [name, 'VALUE']))).replaceAll('"VALUE"', value),
  ),
]
function knownFields(): string[] {
  return 'name text reason roles kind revision change overlap draw document operationId versionId answer question round rounds version days disabled secret person password'.split(
    ' ',
  )
}

describeDatabases('hostile requests', (open) => {
  let ctx: TestContext
  let people: SeededPeople
  beforeAll(async () => {
    ctx = createTestContext(await open())
    people = await seedPeople(ctx)
    setContext(ctx)
  })
  afterAll(() => setContext(null))

  test.each(files)('%s answers in words, and never as if it had broken', async (file) => {
    const module = (await import(path.join(api, file))) as Partial<Record<(typeof methods)[number], RouteHandler>>
    const names = [...file.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name as string)
    const good = Object.fromEntries(
      names.map((name) => [name, name === 'project' ? people.project : 'abcdefghij234567']),
    )
    const cookie = await cookieFor(ctx, people.members.lead)
    const call = async (method: string, params: Record<string, string>, query: string, body?: string) => {
      const request = new Request(`http://127.0.0.1/api/x${query}`, {
        method,
        headers: { host: '127.0.0.1', cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body }),
      })
      const response = await module[method as (typeof methods)[number]]!(request, { params: Promise.resolve(params) })
      const what = `${method} ${JSON.stringify(params).slice(0, 80)} ${query.slice(0, 60)} ${body?.slice(0, 80)}`
      expect(response.status, what).toBeLessThan(500)
      if (response.status < 400) return response.body?.cancel()
      const words = { code: expect.any(String), message: expect.stringMatching(/\S/), requestId: expect.any(String) }
      expect(await response.json(), what).toMatchObject(words)
    }
    for (const method of methods.filter((name) => module[name])) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : '{}'
      for (const text of texts) {
        for (const name of names) await call(method, { ...good, [name]: text }, '', body)
        const value = encodeURIComponent(text)
        for (const name of ['text', 'after', 'item', 'question', value])
          await call(method, good, `?${name}=${value}`, body)
      }
      for (const query of ['?limit=1e9', '?limit=-1', '?limit=1&limit=2', '?offset=1e308', '?sort=user.password', '?%'])
        await call(method, good, query, body)
      if (body !== undefined) for (const hostile of json) await call(method, good, '', hostile)
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
