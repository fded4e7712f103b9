/** A gap between two signs of life longer than this is idle, in seconds. */
export const idleAfterSeconds = 60

/** Active seconds so far, and when the last sign of life came (milliseconds of any steady clock). */
export type ActiveTime = { seconds: number; lastAt: number | null }

export const noActiveTime: ActiveTime = { seconds: 0, lastAt: null }

/** Counts a sign of life (a key, a pointer, the item shown): the time since the last one, unless the gap was idle. */
export function addSignOfLife(time: ActiveTime, at: number): ActiveTime {
  const gap = time.lastAt === null ? 0 : (at - time.lastAt) / 1000
  const counted = gap > 0 && gap <= idleAfterSeconds ? gap : 0
  return { seconds: time.seconds + counted, lastAt: at }
}
