import { seededRandom } from '#lib/domain/kernel/random.ts'
import type { Context } from '#lib/server/context.ts'

/** A context in which time passes as the samples say, and ids are the same in every load. Secrets stay random. */
export type SampleContext = Context & {
  /** Moves the clock forward by seconds. */
  pass(seconds: number): void
  /** Sets the clock to some days before the load, at nine in the morning (UTC); it never runs ahead of the real one. */
  goTo(daysAgo: number): void
}

const day = 86_400_000
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

export function sampleContext(ctx: Context): SampleContext {
  const end = ctx.now().getTime()
  const today = Math.floor(end / day) * day
  const random = seededRandom('the ids of the samples')
  let time = today
  return {
    ...ctx,
    now: () => new Date(Math.min(time, end)),
    newId: <Id extends string>() =>
      Array.from({ length: 16 }, () => alphabet[Math.floor(32 * random())]).join('') as Id,
    pass(seconds) {
      time += 1000 * seconds
    },
    goTo(daysAgo) {
      time = today - daysAgo * day + 9 * 3_600_000
    },
  }
}
