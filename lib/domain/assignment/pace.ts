/** With fewer answers than this, one item that was easy or hard would be the whole pace. */
const fewestAnswers = 3

/** Answers per hour of active time; null before three are given. */
export function pacePerHour(answers: number, activeSeconds: number): number | null {
  return answers >= fewestAnswers && activeSeconds > 0 ? (answers * 3600) / activeSeconds : null
}

/** What is known of the speed of a round: when answers came in, and how many are still wanted. */
export type RoundPace = { remaining: number; submittedAt: readonly Date[]; now: Date }

const dayMs = 24 * 3600 * 1000

/**
 * When the round ends if answers keep coming in as they did lately: the answers of the last day (or of the whole
 * round, where it is younger) over the clock time that they took, pauses included. Null when nothing was answered in
 * that time or fewer than five answers are there to judge by.
 */
export function forecastEnd({ remaining, submittedAt, now }: RoundPace): Date | null {
  if (remaining <= 0) return now
  const since = now.getTime() - dayMs
  const recent = submittedAt.map((at) => at.getTime()).filter((at) => at >= since && at <= now.getTime())
  if (recent.length < 5) return null
  const span = Math.max(now.getTime() - Math.min(...recent), 1000)
  return new Date(now.getTime() + (remaining * span) / recent.length)
}

/** Seconds that one labeler needs for the rest, from the active time of what is done; null before three are done. */
export function secondsLeft(remaining: number, done: number, activeSeconds: number): number | null {
  return done >= fewestAnswers && activeSeconds > 0 ? (remaining * activeSeconds) / done : null
}
