import { assignMost } from '#lib/domain/geometry/assignment.ts'
import { overlapOfRegions, type Region } from './regions-answers.ts'

/**
 * The distance of two labelers' regions of one image, whatever their classes: 1 − (Σ IoU of the best one-to-one
 * assignment) / (regions of the one who drew more); in [0, 1], 0 where both drew nothing.
 *
 * Example: one drew two boxes, the other only the first of them, exactly: 1 − 1 / 2 = .5.
 */
export function regionsDistance(a: readonly Region[], b: readonly Region[]): number {
  const most = Math.max(a.length, b.length)
  if (most === 0) return 0
  const iou = a.flatMap((one) => b.map((other) => overlapOfRegions(one, other)))
  let total = 0
  assignMost(iou, a.length, b.length).forEach((j, i) => {
    if (j >= 0) total += iou[i * b.length + j] as number
  })
  return Math.max(0, 1 - total / most)
}
