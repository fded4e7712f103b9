import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'

// Not drizzle's own: that parses a string twice, so that the JSON string "12" would come back as the number 12.
const keptJson = pg.customType<{ data: unknown }>({
  dataType: () => 'json',
  toDriver: (value) => JSON.stringify(value),
})

/**
 * The builders that tables are written with. Tables are defined once, by functions that take a dialect; the static type
 * is PostgreSQL's for both, so that one set of queries is checked once and means the same on either back end.
 */
const postgresBuilders = {
  table: pg.pgTable,
  /** Compared and sorted by code point on both back ends, whatever the locale of the server. */
  text: pg.customType<{ data: string }>({ dataType: () => 'text collate "C"' }),
  /** A whole number up to 2^53. */
  int: (name: string) => pg.bigint(name, { mode: 'number' }),
  real: (name: string) => pg.doublePrecision(name),
  bool: (name: string) => pg.boolean(name),
  /** Any JSON value, kept as it was written (jsonb would reorder keys). Never compared in SQL. */
  json: <T>(name: string) => keptJson(name).$type<T>(),
  /** A moment in UTC, to the millisecond. */
  time: (name: string) => pg.timestamp(name, { mode: 'date', withTimezone: true, precision: 3 }),
  bytes: pg.customType<{ data: Buffer }>({ dataType: () => 'bytea' }),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
  check: pg.check,
}

export type Dialect = typeof postgresBuilders

/** The type that a column's reference to its own table needs: `references((): AnyColumn => table.id)`. */
export type AnyColumn = pg.AnyPgColumn

const sqliteBuilders = {
  table: lite.sqliteTable,
  text: (name: string) => lite.text(name),
  int: (name: string) => lite.integer(name),
  real: (name: string) => lite.real(name),
  bool: (name: string) => lite.integer(name, { mode: 'boolean' }),
  json: (name: string) => lite.text(name, { mode: 'json' }),
  time: (name: string) => lite.integer(name, { mode: 'timestamp_ms' }),
  bytes: (name: string) => lite.blob(name, { mode: 'buffer' }),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  foreignKey: lite.foreignKey,
  check: lite.check,
} satisfies Record<keyof Dialect, unknown>

export const postgresDialect: Dialect = postgresBuilders
export const sqliteDialect: Dialect = sqliteBuilders as unknown as Dialect

/** Whether a database address names a PostgreSQL server; anything else is a file of SQLite. */
export const isPostgres = (url: string | undefined): boolean => /^postgres(ql)?:\/\//.test(url ?? '')
