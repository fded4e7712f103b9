import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { faultOf } from './faults.ts'
import { openSqlite } from './sqlite.ts'
import { Commits } from './sqlite-commits.ts'
import { SqliteConnection } from './sqlite-connection.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concord-sqlite-'))
  file = path.join(folder, 'x.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const settled = (promises: Promise<unknown>[]) => Promise.allSettled(promises)

/** A connection with one table, whose executed statements are listed, and its queue of writers. */
function writer() {
  const connection = new SqliteConnection(file)
  connection.driver.exec('create table note (id integer primary key, text text)')
  const executed: string[] = []
  const exec = connection.driver.exec.bind(connection.driver)
  connection.driver.exec = (text) => {
    executed.push(text)
    return exec(text)
  }
  const commits = new Commits(connection)
  const insert = (text: string) =>
    commits.run(async () => connection.execute('insert into note (text) values (?)', [text]))
  const stored = () => connection.execute('select text from note order by id', []).rows.map(([text]) => text)
  const times = (statement: string) => executed.filter((text) => text === statement).length
  return { connection, commits, insert, stored, times }
}

describe('a connection', () => {
  test('is durable, checks foreign keys and blocks the thread for 50 ms at most, on every open', () => {
    for (let opened = 0; opened < 2; opened++) {
      const { driver } = new SqliteConnection(file)
      const setting = (name: string) => driver.pragma(name, { simple: true })
      expect([setting('journal_mode'), setting('synchronous'), setting('foreign_keys')]).toEqual(['wal', 2, 1])
      expect(setting('busy_timeout')).toBeLessThanOrEqual(50)
      driver.close()
    }
  })

  test('is not opened for reading where there is no file', () => {
    expect(() => new SqliteConnection(file, { readOnly: true })).toThrow()
  })
})

describe('writers that wait together', () => {
  test('share one commit and hear of it after it', async () => {
    const { commits, connection, insert, stored, times } = writer()
    const other = new Sqlite(file)
    const visible: unknown[] = []
    const saves = Array.from({ length: 15 }, (_, at) =>
      insert(`n${at}`).then(() => visible.push(other.prepare('select count(*) from note').pluck().get())),
    )
    await Promise.all(saves)
    expect(times('commit')).toBe(1)
    expect(visible).toEqual(Array(15).fill(15))
    expect(stored()).toHaveLength(15)
    await commits.idle()
    other.close()
    connection.close()
  })

  test('do not share a failure', async () => {
    const { commits, connection, insert, stored, times } = writer()
    const failing = commits.run(async () => {
      connection.execute('insert into note (text) values (?)', ['half'])
      throw new Error('refused')
    })
    const results = await settled([insert('before'), failing, insert('after')])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(stored()).toEqual(['before', 'after'])
    expect(times('commit')).toBe(1)
    connection.close()
  })

  test('are acknowledged one by one, as far as there is room, when the disk is full', async () => {
    const { connection, insert, stored } = writer()
    const pages = connection.driver.pragma('page_count', { simple: true }) as number
    connection.driver.pragma(`max_page_count = ${pages + 12}`)
    const small = 'x'.repeat(100)
    const large = 'y'.repeat(80_000)
    const results = await settled([insert(small), insert(large), insert(small), insert(large)])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
    expect(results.flatMap((result) => (result.status === 'rejected' ? [faultOf(result.reason)] : []))).toEqual([
      'no_space',
      'no_space',
    ])
    expect(connection.inTransaction).toBe(false)
    expect(stored()).toEqual([small, small])
    connection.close()
    const reopened = new SqliteConnection(file)
    expect(reopened.execute('select text from note', []).rows).toEqual([[small], [small]])
    reopened.close()
  })

  test('commit nothing that follows in a transaction which a full disk has ended', async () => {
    const { connection, commits, stored } = writer()
    const pages = connection.driver.pragma('page_count', { simple: true }) as number
    connection.driver.pragma(`max_page_count = ${pages + 4}`)
    const careless = commits.run(async () => {
      connection.execute('insert into note (text) values (?)', ['first'])
      try {
        connection.execute('insert into note (text) values (?)', ['z'.repeat(80_000)])
      } catch {
        // goes on as if nothing had happened
      }
    })
    await expect(careless).rejects.toThrow('the transaction was lost')
    expect(stored()).toEqual([])
    connection.close()
  })
})

describe('another process that holds the lock', () => {
  test('is waited for without blocking the thread', async () => {
    const db = await openSqlite(`file:${file}`, {})
    await db.rows(sql`create table note (text text)`)
    const other = new Sqlite(file)
    other.exec('begin immediate')
    let beats = 0
    const heart = setInterval(() => beats++, 1)
    const saving = db.rows(sql`insert into note values ('waited')`)
    await pause(300)
    expect(await db.rows(sql`select * from note`)).toEqual([])
    other.exec('commit')
    await saving
    clearInterval(heart)
    expect(await db.rows(sql`select * from note`)).toEqual([{ text: 'waited' }])
    expect(beats).toBeGreaterThan(5)
    other.close()
    await db.close()
  })
})
