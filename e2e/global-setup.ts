import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chooseDatabase } from './databases.ts'
import { startServer } from './server.ts'

/** One server on a fresh data folder for all specs; those that need another start it by the fixture `startOwn`. */
export default async function setup() {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'concord-e2e-'))
  const database = await chooseDatabase()
  const server = await startServer({ CONCORD_DATA: dataFolder, DATABASE_URL: database.url })
  // The workers inherit them.
  process.env.CONCORD_DATA = dataFolder
  process.env.CONCORD_E2E_URL = server.url
  process.env.DATABASE_URL = database.url
  return async () => {
    await server.end('SIGTERM')
    await database.remove()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
