import { matchMost } from './most-pairs.ts'
import { isWithin, type Segment } from './segment.ts'

export type EventRule = {
  /** Whether starts alone must agree, or ends as well. */
  match: 'onset' | 'onset_offset'
  /** Seconds by which starts (and ends) may differ; inclusive. */
  tolerance: number
  /** Ends may differ by this share of the reference's duration where that is more than `tolerance`. */
  offsetFraction?: number
  /** Whether labels must be equal; they must unless this is false. */
  labels?: boolean
}

/** `pairs` are numbers of reference and estimate. What divides by zero is null. */
export type EventMatch = {
  pairs: readonly (readonly [reference: number, estimate: number])[]
  matched: number
  precision: number | null
  recall: number | null
  f1: number | null
}

/**
 * Matches events one to one, as many as can be: equal labels, starts within the tolerance and, for `onset_offset`,
 * ends within max(tolerance, offsetFraction · duration of the reference). Differences that equal the tolerance count,
 * in spite of floating point. F1 = 2 · matched / (reference + estimate).
 *
 * Example: at .2, starts 1.0 and 1.2 match though 1.2 − 1.0 is a little more than .2 in binary.
 */
export function matchEvents(reference: readonly Segment[], estimate: readonly Segment[], rule: EventRule): EventMatch {
  const fits = (i: number, j: number) => {
    const a = reference[i] as Segment
    const b = estimate[j] as Segment
    if (rule.labels !== false && a.label !== b.label) return false
    if (!isWithin(a.start, b.start, rule.tolerance)) return false
    if (rule.match === 'onset') return true
    return isWithin(a.end, b.end, Math.max(rule.tolerance, (rule.offsetFraction ?? 0) * (a.end - a.start)))
  }
  const taken = matchMost(reference.length, estimate.length, fits)
  const pairs = [...taken].flatMap((j, i): [number, number][] => (j < 0 ? [] : [[i, j]]))
  return { pairs, ...rates(pairs.length, reference.length, estimate.length) }
}

/** Precision, recall and F1 from counts; what divides by zero is null. */
export function rates(matched: number, reference: number, estimate: number): Omit<EventMatch, 'pairs'> {
  const share = (below: number) => (below > 0 ? matched / below : null)
  return { matched, precision: share(estimate), recall: share(reference), f1: share((reference + estimate) / 2) }
}

/** The times at which any segment starts or ends, in order, each once. */
export function boundariesOf(segments: readonly Segment[]): number[] {
  const times = segments.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b)
  return times.filter((time, i) => i === 0 || !isWithin(time, times[i - 1] as number, 0))
}

/**
 * Matches boundaries one to one, as many as can be, whatever the labels: times within the tolerance, inclusive. On a
 * line, giving each boundary in turn the earliest one that it reaches is the largest matching.
 *
 * Example: 10, 11.5 against 11, 12.5 at 1.1: both match (10–11, 11.5–12.5); closest first would take 11–11.5 and lose
 * one.
 */
export function matchBoundaries(
  reference: readonly number[],
  estimate: readonly number[],
  tolerance: number,
): Omit<EventMatch, 'pairs'> {
  let matched = 0
  let i = 0
  let j = 0
  while (i < reference.length && j < estimate.length) {
    const a = reference[i] as number
    const b = estimate[j] as number
    if (isWithin(a, b, tolerance)) {
      matched++
      i++
      j++
    } else if (a < b) i++
    else j++
  }
  return rates(matched, reference.length, estimate.length)
}
