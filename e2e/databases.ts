import { createDatabase } from '#db/testing/on-server.ts'
import { startPostgres } from '#db/testing/postgres-server.ts'

type Chosen = { url: string; remove(): Promise<void> }

/** The file in the data folder. */
const file: Chosen = { url: '', remove: async () => {} }

/**
 * The back end of a run, from CONCORD_E2E_DATABASE: SQLite, or for `postgres` an empty database on the server that
 * DATABASE_URL names, or on one that comes from npm and ends with the run.
 */
export async function chooseDatabase(): Promise<Chosen> {
  const wanted = process.env.CONCORD_E2E_DATABASE || 'sqlite'
  if (wanted === 'sqlite') return file
  if (wanted !== 'postgres') throw new Error(`CONCORD_E2E_DATABASE is sqlite or postgres, and not ${wanted}.`)
  if (process.env.DATABASE_URL) return createDatabase(process.env.DATABASE_URL, { copied: false })
  const server = await startPostgres()
  const { url } = await createDatabase(server.url('postgres'), { copied: false })
  return { url, remove: () => server.stop() }
}

/** An empty database of the run's back end, for a server of a test's own. */
export async function furtherDatabase(): Promise<Chosen> {
  return process.env.DATABASE_URL ? createDatabase(process.env.DATABASE_URL, { copied: false }) : file
}
