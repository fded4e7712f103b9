import type { SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'

type Builders = Pick<
  NodePgDatabase,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$with' | 'with' | '$count'
>

/**
 * What a query function works on: the database itself, a transaction, or a snapshot. It offers only what means the same
 * on SQLite and PostgreSQL. Queries are lazy: they run when they are awaited (or by `.execute()`).
 *
 * Mind: `asc` puts nulls first on SQLite and last on PostgreSQL, so order a nullable column by `sql\`${c} is null\``
 * first; a condition selected as a value is 0/1 on SQLite, so give it `.mapWith(Boolean)`; a statement takes at most
 * 30,000 parameters, so insert many rows in chunks.
 */
export type Db = Builders & {
  readonly kind: 'sqlite' | 'postgres'
  /** Runs SQL that the builders cannot say. Rows come as the driver gives them: no column decodes times or JSON. */
  rows<Row>(query: SQL): Promise<Row[]>
  /**
   * Runs `work` in a transaction, committed (and on disk) when the promise resolves, rolled back when it rejects; inside
   * a transaction, in a savepoint. `work` must use the handle that it is given, await nothing but the database, and
   * have no effect elsewhere: it may be run again (deadlock on PostgreSQL, lost group commit on SQLite). After a failed
   * statement the transaction or savepoint can only end; wrap what may fail in a savepoint of its own.
   *
   * SQLite runs one transaction at a time. PostgreSQL runs them side by side at READ COMMITTED: what is read in order to
   * be changed needs `.for('update')`, a condition in the UPDATE itself, or `lock`.
   */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>
  /** Waits until no other transaction holds this name, then holds it to the end of the transaction. */
  lock(name: string): Promise<void>
}

export type Database = Db & {
  readonly url: string
  /** Runs `read` on one unchanging state of the database, beside writers; `view` refuses to write. */
  snapshot<T>(read: (view: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type OpenOptions = {
  /** Refuse every write: for workers, whose results the main thread commits. */
  readOnly?: boolean
}
