import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe } from 'vitest'
import { type Database, openDatabase } from '../client.ts'
import { migrate } from '../migrate.ts'
import { onServer } from './on-server.ts'

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
    suite(async () => {
      const { url, remove } = template ? await copyPostgres(template) : await copySqlite()
      const db = await openDatabase(url)
      cleanups.push(async () => {
        await db.close()
        await remove()
      })
      return db
    })
  })
}

type Copy = { url: string; remove: () => Promise<void> }

let migrated: Promise<string> | null = null

/** A database file of one's own, migrated. */
async function copySqlite(): Promise<Copy> {
  migrated ??= migratedFile()
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-sqlite-'))
  const file = path.join(folder, 'concord.db')
  copyFileSync(await migrated, file)
  return { url: `file:${file}`, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function migratedFile(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-sqlite-template-'))
  const file = path.join(folder, 'concord.db')
  await migrate(`file:${file}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return file
}

async function copyPostgres(template: string): Promise<Copy> {
  const url = new URL(template)
  const source = url.pathname.slice(1)
  const name = `concord_${randomUUID().replaceAll('-', '')}`
  const admin = new URL(template)
  admin.pathname = 'postgres'
  url.pathname = name
  await onServer(admin.href, `create database ${name} template ${source}`)
  return { url: url.href, remove: () => onServer(admin.href, `drop database ${name} with (force)`) }
}
