import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Runs one statement on a PostgreSQL server, on a connection of its own. */
export async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Makes a database with a name of its own on the server of an address: empty, or a copy of the one it names. */
export async function createDatabase(
  address: string,
  { copied }: { copied: boolean },
): Promise<{ url: string; remove(): Promise<void> }> {
  const admin = new URL(address)
  const source = admin.pathname.slice(1)
  admin.pathname = 'postgres'
  const name = `concord_${randomUUID().replaceAll('-', '')}`
  await onServer(admin.href, `create database ${name}${copied ? ` template ${source}` : ''}`)
  const url = new URL(address)
  url.pathname = name
  return { url: url.href, remove: () => onServer(admin.href, `drop database ${name} with (force)`) }
}
