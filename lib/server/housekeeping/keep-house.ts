import type { Context } from '../context.ts'
import { sweepImports } from '../imports/sweep-imports.ts'
import { pruneOperations } from './prune-operations.ts'

const dayMs = 24 * 3_600_000

export type Housekeeping = { stop(): Promise<void> }

/** Puts away what nobody needs any more, now and once a day until it is stopped. */
export function keepHouse(ctx: Context): Housekeeping {
  const tidy = async () => {
    for (const task of [pruneOperations, sweepImports]) {
      // What fails today is done tomorrow; the server goes on.
      await task(ctx).catch((error: unknown) => console.error('housekeeping', error))
    }
  }
  let last = tidy()
  const timer = setInterval(() => {
    last = last.then(tidy)
  }, dayMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await last
    },
  }
}
