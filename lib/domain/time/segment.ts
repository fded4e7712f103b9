/** A labeled stretch of time in seconds from the first decoded sample, from `start` up to `end`. */
export type Segment = { start: number; end: number; label: string }
/** A stretch of time without a label. */
export type Stretch = { start: number; end: number }

/** Two times closer than this are the same: times are stored to 1e-6 s, decimals are not exact in binary. */
export const timeSlack = 5e-10

/** Whether two times differ by no more than the tolerance; a difference that equals it counts. */
export function isWithin(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance + timeSlack
}

/** The time that any of the segments covers, as stretches in order that neither overlap nor touch. */
export function coveredStretches(segments: readonly Stretch[]): Stretch[] {
  const sorted = segments.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || a.end - b.end)
  const out: Stretch[] = []
  for (const { start, end } of sorted) {
    const last = out.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else out.push({ start, end })
  }
  return out
}

/** Seconds in all. The stretches must not overlap. */
export function durationOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { start, end }) => sum + (end - start), 0)
}

/** Seconds that two lists share, each in order and without overlaps of its own. */
export function sharedDuration(a: readonly Stretch[], b: readonly Stretch[]): number {
  let shared = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const one = a[i] as Stretch
    const other = b[j] as Stretch
    shared += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
    if (one.end < other.end) i++
    else j++
  }
  return shared
}

/** The labels that occur, sorted. */
export function labelsOf(...lists: readonly (readonly Segment[])[]): string[] {
  return [...new Set(lists.flat().map((segment) => segment.label))].sort()
}

export function withLabel(segments: readonly Segment[], label: string): Segment[] {
  return segments.filter((segment) => segment.label === label)
}
