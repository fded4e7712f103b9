import type { Box } from './box.ts'

/**
 * Which of n regions overlap, and by how much: those of region i are at start[i] … start[i + 1] − 1 of `other`
 * (ascending) and `iou` (greater than 0). Each pair stands twice.
 */
export type Overlaps = { size: number; start: Int32Array; other: Int32Array; iou: Float64Array }

export type OverlapPair = { i: number; j: number; iou: number }

/** Overlaps from their pairs, each given once, in any order. */
export function overlapsFromPairs(size: number, pairs: readonly OverlapPair[]): Overlaps {
  const start = new Int32Array(size + 1)
  const count = (i: number) => {
    start[i + 1] = (start[i + 1] as number) + 1
  }
  for (const { i, j } of pairs) {
    count(i)
    count(j)
  }
  for (let i = 0; i < size; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number)
  const next = start.slice(0, size)
  const other = new Int32Array(2 * pairs.length)
  const iou = new Float64Array(2 * pairs.length)
  const put = (i: number, j: number, value: number) => {
    const at = next[i] as number
    other[at] = j
    iou[at] = value
    next[i] = at + 1
  }
  // Pairs in order of their greater number, then of their lesser: every list comes out ascending.
  const sorted = pairs
    .map(({ i, j, iou: value }) => ({ low: Math.min(i, j), high: Math.max(i, j), value }))
    .sort((a, b) => a.high - b.high || a.low - b.low)
  for (const { low, high, value } of sorted) put(high, low, value)
  for (const { low, high, value } of sorted) put(low, high, value)
  return { size, start, other, iou }
}

/**
 * Finds the regions that overlap. Only regions whose boxes overlap are compared: they are swept from left to right, so
 * that tens of thousands of small boxes in an image cost no more than their neighbours.
 *
 * @param boxes the smallest upright box around each region
 * @param iouOf IoU of regions i and j
 */
export function findOverlaps(boxes: readonly Box[], iouOf: (i: number, j: number) => number): Overlaps {
  const order = [...boxes.keys()].sort((i, j) => (boxes[i] as Box).x - (boxes[j] as Box).x)
  const pairs: OverlapPair[] = []
  let active: number[] = []
  for (const j of order) {
    const box = boxes[j] as Box
    active = active.filter((i) => (boxes[i] as Box).x + (boxes[i] as Box).width > box.x)
    for (const i of active) {
      const other = boxes[i] as Box
      if (other.y >= box.y + box.height || box.y >= other.y + other.height) continue
      const iou = iouOf(i, j)
      if (iou > 0) pairs.push({ i, j, iou })
    }
    active.push(j)
  }
  return overlapsFromPairs(boxes.length, pairs)
}

/** IoU of regions i and j; 0 where they don't overlap. */
export function overlapBetween({ start, other, iou }: Overlaps, i: number, j: number): number {
  let low = start[i] as number
  let high = (start[i + 1] as number) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = other[middle] as number
    if (found === j) return iou[middle] as number
    if (found < j) low = middle + 1
    else high = middle - 1
  }
  return 0
}
