import { assignMost } from '#lib/domain/geometry/assignment.ts'
import { type Box, iouOfBoxes } from '#lib/domain/geometry/box.ts'
import { listOf } from './shapes.ts'

/** A box from [x1, y1, x2, y2]. */
export function cornersToBox(value: unknown): Box {
  const [x1, y1, x2, y2] = listOf(value).map(Number) as [number, number, number, number]
  return { x: x1, y: y1, width: x2 - x1, height: y2 - y1 }
}

/** 1 − (sum of IoU of the best one-to-one assignment) / (the larger number of boxes). */
export function distanceOfBoxLists(a: unknown, b: unknown): number {
  const first = listOf(a).map(cornersToBox)
  const second = listOf(b).map(cornersToBox)
  const iou = first.flatMap((one) => second.map((other) => iouOfBoxes(one, other) ?? 0))
  const partner = assignMost(iou, first.length, second.length)
  let shared = 0
  partner.forEach((column, row) => {
    if (column >= 0) shared += iou[row * second.length + column] as number
  })
  const longer = Math.max(first.length, second.length)
  return longer === 0 ? 0 : 1 - shared / longer
}

/** The mean distance of annotations of the same item, and of annotations of different items (every 20th pair of them). */
export function meanDistances(items: readonly (readonly unknown[])[]): { within: number; between: number } {
  const same = { sum: 0, pairs: 0 }
  const other = { sum: 0, pairs: 0 }
  const all = items.flatMap((annotations, item) => annotations.map((boxes) => ({ item, boxes })))
  for (const [i, a] of all.entries()) {
    for (let j = i + 1; j < all.length; j++) {
      const b = all[j] as (typeof all)[number]
      if (a.item !== b.item && (i + j) % 20 !== 0) continue
      const into = a.item === b.item ? same : other
      into.sum += distanceOfBoxLists(a.boxes, b.boxes)
      into.pairs++
    }
  }
  return { within: same.sum / same.pairs, between: other.sum / other.pairs }
}
