import { randomBytes } from 'node:crypto'
import { type Database, openDatabase } from '#db/client.ts'
import { readSettings, type Settings } from './settings.ts'

/** What use-cases need of the outside world; passed as their first argument. */
export type Context = {
  db: Database
  settings: Settings
  now(): Date
  /** A fresh id: 16 characters of a–z and 2–7, 80 random bits. */
  newId<Id extends string = string>(): Id
  /** A fresh secret to hand over (192 random bits, URL-safe); only its hash is ever stored. */
  newSecret(): string
}

export function createContext(db: Database, settings: Settings): Context {
  return {
    db,
    settings,
    now: () => new Date(),
    newId: <Id extends string>() => randomId() as Id,
    newSecret: () => randomBytes(24).toString('base64url'),
  }
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

function randomId(): string {
  let id = ''
  for (const byte of randomBytes(16)) id += alphabet[byte & 31]
  return id
}

// The bundles of a build share no module state, so the one context lives on the process's global object.
const shared = globalThis as typeof globalThis & { concordContext?: Promise<Context> }

/** The context of this process, opened at the first call. The database must have been migrated. */
export function getContext(): Promise<Context> {
  shared.concordContext ??= openContext(readSettings())
  return shared.concordContext
}

/** Gives the process another context: for tests and for programs that open their own. */
export function setContext(context: Context | null): void {
  if (context) shared.concordContext = Promise.resolve(context)
  else delete shared.concordContext
}

/** Opens a context of one's own, beside that of the process; its database is closed by whoever opened it. */
export async function openContext(settings: Settings): Promise<Context> {
  return createContext(await openDatabase(settings.databaseUrl), settings)
}
