import type { Segment } from '#lib/domain/time/segment.ts'
import { labeledIou } from '#lib/domain/time/time-overlap.ts'

/**
 * The distance of two labelers' segments of one recording: 1 − IoU over time, label by label (seconds that both gave
 * the same label / seconds that either gave it); in [0, 1], 0 where both marked nothing. For one segment each with the
 * same label it is 1 − the IoU of two intervals.
 *
 * Example: [0, 4] a against [0, 2] a, [2, 4] b: 1 − 2 / 6 = 2/3.
 */
export function segmentsDistance(a: readonly Segment[], b: readonly Segment[]): number {
  const iou = labeledIou(a, b)
  return iou === null ? 0 : 1 - iou
}
