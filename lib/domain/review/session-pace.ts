/** Said where too few rulings were made to measure the pace: a look, a vote, a word, a reason. */
const usualMinutes = 2
/** A longer gap between two rulings is a pause. */
const pauseMs = 10 * 60_000
const enough = 5

/**
 * Minutes that a ruling takes: the median gap between rulings that followed each other without a pause, or two minutes
 * until five such gaps are known.
 *
 * @param at when rulings were made, in any order
 */
export function minutesPerRuling(at: readonly Date[]): number {
  const times = at.map((one) => one.getTime()).sort((a, b) => a - b)
  const gaps = times
    .slice(1)
    .map((time, index) => time - (times[index] as number))
    .filter((gap) => gap > 0 && gap <= pauseMs)
    .sort((a, b) => a - b)
  if (gaps.length < enough) return usualMinutes
  const middle = gaps.length >> 1
  const median =
    gaps.length % 2 === 1 ? (gaps[middle] as number) : ((gaps[middle - 1] as number) + (gaps[middle] as number)) / 2
  return median / 60_000
}
