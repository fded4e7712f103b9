import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dialect } from './dialect.ts'
import { difference } from './generate-migrations.ts'
import { migrate } from './migrate.ts'
import { describeDatabases } from './testing/databases.ts'

function first(d: Dialect) {
  const boxes = d.table('box', { id: d.text('id').primaryKey(), size: d.int('size') })
  const parts = d.table('part', {
    id: d.text('id').primaryKey(),
    boxId: d
      .text('box_id')
      .notNull()
      .references(() => boxes.id, { onDelete: 'cascade' }),
  })
  return { boxes, parts }
}

/** The parent's column becomes required: SQLite can only do that by building the table anew and dropping the old one. */
function second(d: Dialect) {
  const boxes = d.table('box', { id: d.text('id').primaryKey(), size: d.int('size').notNull() })
  return { ...first(d), boxes }
}

describeDatabases('migrations', (open) => {
  let folder: string
  let number = 0
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'concord-migrations-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** An empty database and a folder in which its migrations are written. */
  async function start() {
    const db = await open()
    const root = path.join(folder, String(number++))
    const back = db.kind === 'postgres' ? 'pg' : 'sqlite'
    mkdirSync(path.join(root, back), { recursive: true })
    await db.rows(sql`drop table schema_migration`)
    const write = (name: string, text: string) => writeFileSync(path.join(root, back, `${name}.sql`), text)
    return { db, back, write, apply: () => migrate(db.url, root) } as const
  }

  test('are applied once, also by several processes that start at once', async () => {
    const { db, write, apply } = await start()
    write(
      '0000-boxes',
      "create table box (id text primary key)\n--> statement-breakpoint\ninsert into box values ('a')",
    )
    const applied = await Promise.all([apply(), apply(), apply()])
    expect(applied.flat()).toEqual(['0000-boxes.sql'])
    write('0002-later', "insert into box values ('c')")
    expect(await apply()).toEqual(['0002-later.sql'])
    write('0001-from-another-branch', "insert into box values ('b')")
    expect(await apply()).toEqual(['0001-from-another-branch.sql'])
    expect(await apply()).toEqual([])
    expect(await db.rows(sql`select id from box order by id`)).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }])
  })

  test('keep the child rows of a table that is built anew', async () => {
    const { db, back, write, apply } = await start()
    const before = await difference(back, null, first)
    write('0000-first', before.text)
    await apply()
    await db.rows(sql`insert into box values ('a', 1), ('b', 2)`)
    await db.rows(sql`insert into part values ('p', 'a'), ('q', 'a'), ('r', 'b')`)
    const { text } = await difference(back, before.snapshot, second)
    if (db.kind === 'sqlite') expect(text).toContain('DROP TABLE')
    write('0001-second', text)
    await apply()
    expect(await db.rows(sql`select id from part order by id`)).toEqual([{ id: 'p' }, { id: 'q' }, { id: 'r' }])
    await expect(db.rows(sql`insert into part values ('s', 'none')`)).rejects.toThrow()
    await db.rows(sql`delete from box where id = 'a'`)
    expect(await db.rows(sql`select id from part`)).toEqual([{ id: 'r' }])
  })

  test('leave nothing behind when one fails', async () => {
    const { db, write, apply } = await start()
    write('0000-boxes', 'create table box (id text primary key)')
    write(
      '0001-wrong',
      'create table other (id text primary key)\n--> statement-breakpoint\ninsert into nowhere values (1)',
    )
    await expect(apply()).rejects.toThrow('nowhere')
    await expect(db.rows(sql`select * from box`)).rejects.toThrow()
    write('0001-wrong', 'create table other (id text primary key)')
    expect(await apply()).toEqual(['0000-boxes.sql', '0001-wrong.sql'])
  })

  test('refuse to break a foreign key', async () => {
    const { db, back, write, apply } = await start()
    write('0000-first', (await difference(back, null, first)).text)
    await apply()
    write('0001-orphan', "insert into part values ('p', 'none')")
    await expect(apply()).rejects.toThrow(db.kind === 'sqlite' ? 'rows of part without their box' : 'foreign key')
    expect(await db.rows(sql`select id from part`)).toEqual([])
  })

  test('refuse data that another version has made', async () => {
    const { db, write, apply } = await start()
    write('0000-boxes', 'create table box (id text primary key)')
    await apply()
    await db.rows(sql`insert into schema_migration values ('unknown', '0001-of-tomorrow')`)
    await expect(apply()).rejects.toThrow('another version of Concord')
  })
})
