import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { databaseUrl } from '#db/client.ts'

/** What whoever runs the server decides, read once from the environment. */
export type Settings = {
  /** Holds blobs, thumbnails, the database file and the secret. */
  dataFolder: string
  databaseUrl: string
  /** Sample projects, and a switcher that changes person without a password. */
  demo: boolean
  /** Signs and encrypts session cookies. */
  secret: string
  /** Where people reach the server when that is not the address that it listens on; decides whether cookies need TLS. */
  publicUrl: string | null
}

/**
 * Reads `CONCORD_DATA` (default `data`), `DATABASE_URL`, `CONCORD_DEMO=1`, `CONCORD_SECRET` or `NEXTAUTH_SECRET`
 * (default: made at random once and kept in the data folder) and `CONCORD_URL`.
 */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const dataFolder = dataFolderOf(env)
  return {
    dataFolder,
    databaseUrl: databaseUrl(dataFolder, env),
    demo: env.CONCORD_DEMO === '1',
    secret: env.CONCORD_SECRET || env.NEXTAUTH_SECRET || keptSecret(dataFolder),
    publicUrl: env.CONCORD_URL || null,
  }
}

/** Where the data is, without anything being made there. */
export function dataFolderOf(env: Record<string, string | undefined>): string {
  return path.resolve(/* turbopackIgnore: true */ env.CONCORD_DATA || 'data')
}

/** The secret of the data folder. Of several processes that start at once on a new folder, all get the same one. */
function keptSecret(dataFolder: string): string {
  const file = path.join(/* turbopackIgnore: true */ dataFolder, 'secret')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  mkdirSync(dataFolder, { recursive: true })
  const own = `${file}-${randomBytes(6).toString('hex')}`
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(own, file) // fails when another was quicker, and never shows half a file
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  rmSync(own)
  return readFileSync(file, 'utf8').trim()
}
