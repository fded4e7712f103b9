import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { faultOf } from './faults.ts'

type Statement = Sqlite.Statement<unknown[], unknown>

/** How long SQLite itself may block the thread while another process writes; beyond it, the wait is asynchronous. */
const blockingWaitMs = 20
const patienceMs = 30_000
const keptStatements = 500

/** Runs `attempt` again, without blocking the thread, while another connection holds the lock that it needs. */
export async function retryWhileBusy<T>(attempt: () => T): Promise<T> {
  const started = performance.now()
  for (let tries = 1; ; tries++) {
    try {
      return attempt()
    } catch (error) {
      if (faultOf(error) !== 'busy' || performance.now() - started > patienceMs) throw error
    }
    await pause(2 + Math.random() * Math.min(50, 5 * tries))
  }
}

/** One connection to a database file, its settings asserted and its statements cached. */
export class SqliteConnection {
  readonly driver: Sqlite.Database
  readonly #statements = new Map<string, Statement>()

  constructor(file: string, { readOnly = false } = {}) {
    this.driver = new Sqlite(file, { readonly: readOnly, fileMustExist: readOnly, timeout: blockingWaitMs })
    try {
      if (!readOnly) this.#set('journal_mode', 'WAL', 'wal')
      // A file that is in WAL mode already opens at NORMAL, where a loss of power may undo what was acknowledged.
      this.#set('synchronous', 'FULL', 2)
      this.#set('foreign_keys', 'ON', 1)
      this.driver.pragma('cache_size = -32768')
      this.driver.pragma('temp_store = MEMORY')
      this.driver.pragma('case_sensitive_like = ON') // as on PostgreSQL
    } catch (error) {
      this.driver.close()
      throw error
    }
  }

  #set(name: string, value: string, expected: unknown): void {
    this.driver.pragma(`${name} = ${value}`)
    const actual = this.driver.pragma(name, { simple: true })
    if (actual !== expected) throw new Error(`SQLite refused ${name} = ${value} for ${this.driver.name}: ${actual}`)
  }

  #statement(sql: string): Statement {
    const kept = this.#statements.get(sql)
    const statement = kept ?? this.driver.prepare<unknown[], unknown>(sql)
    if (!kept && statement.reader) statement.raw(true)
    this.#statements.delete(sql)
    this.#statements.set(sql, statement) // the most recently used stands last
    if (this.#statements.size > keptStatements) {
      const [oldest] = this.#statements.keys()
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    return statement
  }

  isRead(sql: string): boolean {
    return this.#statement(sql).readonly
  }

  columns(sql: string): string[] {
    const statement = this.#statement(sql)
    return statement.reader ? statement.columns().map((column) => column.name) : []
  }

  /** Runs one statement; rows are arrays in the order of the columns. */
  execute(sql: string, params: readonly unknown[]): { rows: unknown[][]; rowCount: number } {
    const statement = this.#statement(sql)
    const values = params.map(bindable)
    if (!statement.reader) return { rows: [], rowCount: statement.run(...values).changes }
    const rows = statement.all(...values) as unknown[][]
    return { rows, rowCount: rows.length }
  }

  get inTransaction(): boolean {
    return this.driver.inTransaction
  }

  close(): void {
    this.#statements.clear()
    this.driver.close()
  }
}

/** Values in hand-written SQL, as a column of their type would store them. */
function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'string' && value.includes('\0')) throw new Error('text cannot hold the NUL character')
  return value
}
