import type { Database } from '#db/client.ts'
import { type Context, createContext } from '../context.ts'

export type TestContext = Context & {
  /** Moves the clock forward. */
  pass(time: { seconds?: number; minutes?: number; days?: number }): void
}

/** A context over a test's own database, with a clock that stands until it is moved. */
export function createTestContext(db: Database, settings: Partial<Context['settings']> = {}): TestContext {
  let time = Date.UTC(2026, 0, 5, 9)
  const ctx = createContext(db, {
    dataFolder: '/dev/null/concord', // can not be made: a test that keeps files names a folder, and removes it
    databaseUrl: db.url,
    demo: false,
    secret: 'a secret that only tests know',
    publicUrl: null,
    ...settings,
  })
  return {
    ...ctx,
    now: () => new Date(time),
    pass({ seconds = 0, minutes = 0, days = 0 }) {
      time += (seconds + 60 * minutes + 86_400 * days) * 1000
    },
  }
}
