import path from 'node:path'
import type { Database, OpenOptions } from './database.ts'
import { isPostgres } from './dialect.ts'

export type { Database, Db } from './database.ts'

/** Where the data is: the server that DATABASE_URL names, else a file in the data folder. */
export function databaseUrl(dataFolder: string, env: Record<string, string | undefined> = process.env): string {
  const url = env.DATABASE_URL
  return url ? url : `file:${path.join(dataFolder, 'concord.db')}`
}

/**
 * Opens a database that has been migrated (see migrate.ts).
 *
 * @param url `file:/path/to/concord.db` or `postgres://…`
 * @throws when the file cannot be opened or the server does not answer
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  if (isPostgres(url)) return (await import('./postgres.ts')).openPostgres(url, options)
  return (await import('./sqlite.ts')).openSqlite(url, options)
}
