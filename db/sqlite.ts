import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DrizzleQueryError, type SQL } from 'drizzle-orm'
import { SQLiteAsyncDialect, SQLiteSelectBase } from 'drizzle-orm/sqlite-core'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import type { Database, Db, OpenOptions } from './database.ts'
import { Inside, Scope } from './scope.ts'
import { Commits, savepoint } from './sqlite-commits.ts'
import { retryWhileBusy, SqliteConnection } from './sqlite-connection.ts'

// Row locks are part of the language of queries, and implied here: a transaction has the only writer.
Object.assign(SQLiteSelectBase.prototype, {
  for() {
    return this
  },
})

type Statement = { sql: string; params: unknown[] }
type Result = ReturnType<SqliteConnection['execute']>
/** How a handle runs a statement: at once in a transaction, or by the reader or the queue of writers outside one. */
type Runner = { run(statement: Statement): Promise<Result>; connection: SqliteConnection }

const dialect = new SQLiteAsyncDialect()

/** The path in `file:/path/x.db`. @throws for an address of any other kind, which would become a strange file */
export function sqliteFile(url: string): string {
  if (!url.startsWith('file:')) {
    const [scheme] = url.split(':')
    throw new Error(
      `DATABASE_URL is an address as in postgres://name@host/database, and this one begins with ${scheme}:`,
    )
  }
  return path.resolve(url.replace(/^file:(\/\/(?=\/))?/, ''))
}

/** Opens a database file behind the same awaitable interface as PostgreSQL; creates it, empty, when it is absent. */
export async function openSqlite(url: string, { readOnly = false }: OpenOptions): Promise<Database> {
  const file = sqliteFile(url)
  if (!readOnly) mkdirSync(path.dirname(file), { recursive: true })
  const writer = readOnly ? null : await retryWhileBusy(() => new SqliteConnection(file))
  const reader = await retryWhileBusy(() => new SqliteConnection(file, { readOnly: true }))
  const commits = writer && new Commits(writer)
  const inside = new Inside()

  async function plain({ sql, params }: Statement): Promise<Result> {
    inside.refuse()
    if (reader.isRead(sql)) return retryWhileBusy(() => reader.execute(sql, params))
    if (!writer || !commits) throw new Error('this database was opened for reading only')
    return commits.run(async () => writer.execute(sql, params))
  }

  async function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    inside.refuse()
    if (!writer || !commits) throw new Error('this database was opened for reading only')
    return commits.run(() => scoped(writer, inside, work))
  }

  async function snapshot<T>(read: (view: Db) => Promise<T>): Promise<T> {
    inside.refuse()
    const connection = await retryWhileBusy(() => new SqliteConnection(file, { readOnly: true }))
    try {
      connection.driver.exec('begin')
      // The state is fixed by the first read, not by BEGIN.
      await retryWhileBusy(() => connection.execute('select count(*) from sqlite_schema', []))
      return await scoped(connection, inside, read)
    } finally {
      connection.close()
    }
  }

  async function close(): Promise<void> {
    await commits?.idle()
    reader.close()
    writer?.close()
  }

  const lock = () => Promise.reject(new Error('a lock is held by a transaction: call it on the handle of one'))
  const handle = handleOf({ run: plain, connection: reader }, { transaction, lock })
  return Object.assign(handle, { url, snapshot, close })
}

/** Runs `work` with a handle that ends with it. */
async function scoped<T>(connection: SqliteConnection, inside: Inside, work: (tx: Db) => Promise<T>): Promise<T> {
  const scope = new Scope()
  async function run({ sql, params }: Statement): Promise<Result> {
    scope.assertUsable()
    if (!connection.inTransaction) throw new Error('the transaction was lost')
    try {
      return connection.execute(sql, params)
    } catch (error) {
      scope.fail(error)
      throw error
    }
  }
  const tx = handleOf(
    { run, connection },
    {
      async transaction<U>(inner: (tx: Db) => Promise<U>): Promise<U> {
        scope.assertUsable()
        return savepoint(connection, () => scoped(connection, inside, inner))
      },
      // There is no other transaction to wait for.
      lock: async () => scope.assertUsable(),
    },
  )
  try {
    const result = await inside.run(scope, () => work(tx))
    scope.assertSound()
    return result
  } finally {
    scope.end()
  }
}

function handleOf(runner: Runner, own: Pick<Db, 'transaction' | 'lock'>): Db {
  const builders = drizzle(async (sql, params, method) => {
    const { rows, rowCount } = await runner.run({ sql, params })
    return { rows: method === 'get' ? (rows[0] ?? []) : rows, rowCount }
  })

  async function rows<Row>(query: SQL): Promise<Row[]> {
    const { sql, params } = dialect.sqlToQuery(query)
    try {
      const found = (await runner.run({ sql, params })).rows
      const names = runner.connection.columns(sql)
      return found.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])) as Row)
    } catch (error) {
      throw new DrizzleQueryError(sql, params, error as Error)
    }
  }
  return Object.assign(builders as unknown as Db, { kind: 'sqlite' as const, rows, ...own })
}
