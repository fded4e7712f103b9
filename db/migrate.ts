import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { isPostgres } from './dialect.ts'
import { sqliteFile } from './sqlite.ts'
import { retryWhileBusy, SqliteConnection } from './sqlite-connection.ts'

type Migration = { name: string; hash: string; statements: string[] }
/** What applying needs of a connection inside its transaction. */
type Applier = {
  run(sql: string): Promise<void>
  hashes(): Promise<string[]>
  record(migration: Migration): Promise<void>
}

const record = 'create table if not exists schema_migration (hash text primary key, name text not null)'
const advisoryLock = 5_021_977_312

/**
 * Brings a database to the present tables; several processes may call it at once. Migrations are known by the hash of
 * their text, so that one written on another branch is applied even when a later one already was.
 *
 * @returns the names of those applied now
 * @throws when the database was made by another version of Concord, or a migration would break foreign keys
 */
export async function migrate(url: string, folder = path.join(import.meta.dirname, 'migrations')): Promise<string[]> {
  if (isPostgres(url)) return migratePostgres(url, readMigrations(path.join(folder, 'pg')))
  return migrateSqlite(sqliteFile(url), readMigrations(path.join(folder, 'sqlite')))
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8')
    const hash = createHash('sha256').update(text).digest('hex')
    const statements = text.split('--> statement-breakpoint').filter((statement) => statement.trim() !== '')
    return { name, hash, statements }
  })
}

async function apply(all: Migration[], applier: Applier): Promise<string[]> {
  await applier.run(record)
  const done = new Set(await applier.hashes())
  const unknown = [...done].filter((hash) => !all.some((migration) => migration.hash === hash))
  if (unknown.length > 0) {
    throw new Error(
      'This data was made by another version of Concord, whose tables differ. Start that version, or choose an empty data folder.',
    )
  }
  const pending = all.filter((migration) => !done.has(migration.hash))
  for (const migration of pending) {
    for (const statement of migration.statements) await applier.run(statement)
    await applier.record(migration)
  }
  return pending.map((migration) => migration.name)
}

async function migrateSqlite(file: string, all: Migration[]): Promise<string[]> {
  mkdirSync(path.dirname(file), { recursive: true })
  // One that can only be read opens all the same, and fails at the first row that changes.
  if (existsSync(file)) accessSync(file, constants.W_OK)
  const connection = await retryWhileBusy(() => new SqliteConnection(file))
  const { driver } = connection
  try {
    // A rebuilt table is dropped, which under foreign keys would delete or refuse its child rows. The switch does
    // nothing inside a transaction, so it comes before.
    driver.pragma('foreign_keys = OFF')
    await retryWhileBusy(() => driver.exec('begin immediate'))
    const applied = await apply(all, {
      run: async (sql) => void driver.exec(sql),
      hashes: async () => driver.prepare('select hash from schema_migration').pluck().all() as string[],
      record: async ({ hash, name }) =>
        void driver.prepare('insert into schema_migration values (?, ?)').run(hash, name),
    })
    const [broken] = driver.pragma('foreign_key_check') as { table: string; parent: string }[]
    if (broken) throw new Error(`a migration leaves rows of ${broken.table} without their ${broken.parent}`)
    driver.exec('commit')
    return applied
  } finally {
    connection.close() // rolls back what was not committed
  }
}

async function migratePostgres(url: string, all: Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect().catch((error) => {
    throw error instanceof AggregateError ? error.errors[0] : error // one for each address that a name has, itself mute
  })
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [advisoryLock])
    const applied = await apply(all, {
      run: async (sql) => void (await client.query(sql)),
      hashes: async () => (await client.query('select hash from schema_migration')).rows.map((row) => row.hash),
      record: async ({ hash, name }) =>
        void (await client.query('insert into schema_migration values ($1, $2)', [hash, name])),
    })
    await client.query('commit')
    return applied
  } finally {
    await client.end() // rolls back what was not committed
  }
}
