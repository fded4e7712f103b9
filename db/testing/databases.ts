import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe } from 'vitest'
import { type Database, openDatabase } from '../client.ts'
import { migrate } from '../migrate.ts'
import { sqliteFile } from '../sqlite.ts'
import { createDatabase } from './on-server.ts'

type Open = () => Promise<Database>

/**
 * A suite for every back end: vitest runs each file that calls this twice, on SQLite and on a real PostgreSQL. `open`
 * gives a fresh, migrated database at each call, which is closed and removed after the suite.
 */
export function describeDatabases(name: string, suite: (open: Open) => void): void {
  const template = process.env.DATABASE_URL
  describe(`${name} (${template ? 'PostgreSQL' : 'SQLite'})`, () => {
    const cleanups: (() => Promise<void>)[] = []
    afterAll(async () => {
      for (const cleanup of cleanups.reverse()) await cleanup()
    })
    let original: Promise<string> | null = null
    const migratedFile = () => {
      original ??= migratedSqlite().then(({ url, remove }) => {
        cleanups.push(remove)
        return url
      })
      return original
    }
    suite(async () => {
      const { url, remove } = template
        ? await createDatabase(template, { copied: true })
        : await copySqlite(await migratedFile())
      const db = await openDatabase(url)
      cleanups.push(async () => {
        await db.close()
        await remove()
      })
      return db
    })
  })
}

type Copy = { url: string; remove(): Promise<void> }

async function migratedSqlite(): Promise<Copy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-sqlite-'))
  const url = `file:${path.join(folder, 'concord.db')}`
  await migrate(url)
  return { url, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function copySqlite(original: string): Promise<Copy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-sqlite-'))
  const file = path.join(folder, 'concord.db')
  copyFileSync(sqliteFile(original), file)
  return { url: `file:${file}`, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}
