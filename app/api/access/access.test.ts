import { copyFileSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import type { Actor } from '#lib/server/actor.ts'
import { setContext } from '#lib/server/context.ts'
import { callRoute, type RouteHandler } from '#lib/server/testing/call-route.ts'
import { type SeededPeople, seedPeople } from '#lib/server/testing/seed-people.ts'
import { createTestContext } from '#lib/server/testing/test-context.ts'
import { type AccessRow, type Caller, callers } from './access-row.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const
const api = path.resolve(import.meta.dirname, '..')

type RouteModule = Partial<Record<(typeof methods)[number], RouteHandler>>

const routes = new Map<string, RouteModule>()
for (const file of globSync('**/route.ts', { cwd: api })) {
  const folder = path.dirname(file).split(path.sep).join('/')
  routes.set(`/api/${folder}`, await import(path.join(api, file)))
}
// Where answers must keep their length, the same handlers stand under `pages`.
const pages = path.resolve(api, '../../pages/api')
for (const file of globSync('**/*.ts', { cwd: pages })) {
  const route = file.slice(0, -'.ts'.length).split(path.sep).join('/')
  routes.set(`/api/${route}`, await import(path.join(pages, file)))
}
const table: AccessRow[] = []
for (const file of globSync('*.ts', { cwd: import.meta.dirname, exclude: ['access-row.ts', '*.test.ts'] })) {
  table.push(...((await import(path.join(import.meta.dirname, file))) as { rows: AccessRow[] }).rows)
}

const folder = mkdtempSync(path.join(tmpdir(), 'concord-access-'))
const seeded = path.join(folder, 'seeded.db')
let people: SeededPeople

beforeAll(async () => {
  await migrate(`file:${seeded}`)
  const db = await openDatabase(`file:${seeded}`)
  people = await seedPeople(createTestContext(db))
  await db.close()
})
afterAll(() => {
  setContext(null)
  rmSync(folder, { recursive: true, force: true })
})

describe('the table of routes', () => {
  test('lists every route and method that exists, once', () => {
    const existing = [...routes].flatMap(([route, module]) =>
      methods.filter((method) => module[method]).map((method) => `${method} ${route}`),
    )
    expect(existing.length).toBeGreaterThan(20)
    expect(table.map((row) => `${row.method} ${row.path}`).sort()).toEqual(existing.sort())
  })
})

describe.each(table.filter((row) => !row.notCalled))('$method $path', (row) => {
  test.each(callers)(`gives %s what the table says`, async (caller) => {
    const file = path.join(folder, `${crypto.randomUUID()}.db`)
    copyFileSync(seeded, file)
    const db = await openDatabase(`file:${file}`)
    try {
      const ctx = createTestContext(db, { dataFolder: folder })
      setContext(ctx)
      const { params, ...request } = (await row.request?.({ ...people, ctx })) ?? {}
      const handler = routes.get(row.path)?.[row.method]
      if (!handler) throw new Error(`no handler for ${row.method} ${row.path}`)
      const response = await callRoute(ctx, handler, actorOf(caller), {
        path: row.path,
        method: row.method,
        params: { ...(row.path.includes('[project]') ? { project: people.project } : {}), ...params },
        ...request,
      })
      const expected = row.outcomes[caller]
      if (expected === 200) {
        const text = response.status >= 400 ? await response.clone().text() : ''
        expect([401, 403, 404, 405, 500], text).not.toContain(response.status)
        await response.body?.cancel()
        return
      }
      expect(response.status).toBe(expected)
      const body = (await response.json()) as Record<string, unknown>
      expect(Object.keys(body).sort()).toEqual(['code', 'message', 'requestId'])
    } finally {
      await db.close()
      rmSync(file, { force: true })
    }
  })
})

function actorOf(caller: Caller): Actor | null {
  if (caller === 'signedOut') return null
  if (caller === 'outsider' || caller === 'admin') return people[caller]
  return people.members[caller]
}
