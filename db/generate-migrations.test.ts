import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { difference } from './generate-migrations.ts'

describe.each(['sqlite', 'pg'] as const)('the migrations in db/migrations/%s', (folder) => {
  const at = path.join(import.meta.dirname, 'migrations', folder)

  test('end at the tables of db/tables (if not: npm run migrations)', async () => {
    const { text } = await difference(folder, JSON.parse(readFileSync(path.join(at, 'snapshot.json'), 'utf8')))
    expect(text).toBe('')
  })

  test('begin with one that makes every table of an unreleased version', async () => {
    const [only, ...further] = readdirSync(at).filter((name) => name.endsWith('.sql'))
    expect(further).toEqual([])
    expect(readFileSync(path.join(at, only!), 'utf8')).toBe((await difference(folder, null)).text)
  })
})
