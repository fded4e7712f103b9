import {
  coveredStretches,
  durationOf,
  labelsOf,
  type Segment,
  type Stretch,
  sharedDuration,
  withLabel,
} from './segment.ts'

/** Seconds that both cover, and that either covers. */
export type TimeOverlap = { shared: number; union: number }

export function overlapInTime(a: readonly Stretch[], b: readonly Stretch[]): TimeOverlap {
  const one = coveredStretches(a)
  const other = coveredStretches(b)
  const shared = sharedDuration(one, other)
  return { shared, union: durationOf(one) + durationOf(other) - shared }
}

/**
 * Intersection over union in time, whatever the labels (when is anything going on): in [0, 1]; null where neither
 * marked anything (0 / 0).
 *
 * Example: [0, 1], [2, 3] and [0.1, 1.3], [2.5, 3]: shared 0.9 + 0.5, union 1.3 + 1: 1.4 / 2.3 = .609.
 */
export function activityIou(a: readonly Stretch[], b: readonly Stretch[]): number | null {
  const { shared, union } = overlapInTime(a, b)
  return union > 0 ? shared / union : null
}

/** Intersection over union in time for each label that either used, in order of the labels. */
export function iouPerLabel(a: readonly Segment[], b: readonly Segment[]): { label: string; iou: number | null }[] {
  return labelsOf(a, b).map((label) => ({ label, iou: activityIou(withLabel(a, label), withLabel(b, label)) }))
}

/**
 * Intersection over union in time with labels: seconds that both gave the same label, summed over labels, by seconds
 * that either gave it. Where labels don't overlap in time, a second with different labels counts twice in the union.
 * null where neither marked anything.
 *
 * Example: [0, 4] a against [0, 2] a, [2, 4] b: shared 2, union 4 + 2: 1/3.
 */
export function labeledIou(a: readonly Segment[], b: readonly Segment[]): number | null {
  const overlaps = labelsOf(a, b).map((label) => overlapInTime(withLabel(a, label), withLabel(b, label)))
  const union = overlaps.reduce((sum, overlap) => sum + overlap.union, 0)
  return union > 0 ? overlaps.reduce((sum, overlap) => sum + overlap.shared, 0) / union : null
}
