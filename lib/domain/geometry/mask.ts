import type { Box } from './box.ts'
import type { Point } from './polygon.ts'

/**
 * A mask as COCO's run lengths: pixels in column order, the lengths of runs that are out, in, out … by turns; the
 * first may be 0. They add up to width × height.
 */
export type Mask = { width: number; height: number; runs: readonly number[] }

/** A mask from its rows, any value that is truthy being in. All rows are of equal length. */
export function maskFromRows(rows: readonly ArrayLike<unknown>[], isIn: (value: unknown) => boolean = Boolean): Mask {
  const height = rows.length
  const width = rows[0]?.length ?? 0
  const runs: number[] = []
  let inside = false
  let length = 0
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if (isIn(rows[y]?.[x]) !== inside) {
        runs.push(length)
        length = 0
        inside = !inside
      }
      length++
    }
  }
  runs.push(length)
  return { width, height, runs }
}

/** One byte a pixel, 1 where it is in, in COCO's column order: pixel (x, y) is at x · height + y. */
export function pixelsOfMask(mask: Mask): Uint8Array {
  const pixels = new Uint8Array(mask.width * mask.height)
  forEachRun(mask, (from, to) => {
    pixels.fill(1, from, to)
  })
  return pixels
}

export function maskFromPixels(pixels: ArrayLike<number>, width: number, height: number): Mask {
  const runs: number[] = []
  let inside = 0
  let from = 0
  for (let i = 0; i < width * height; i++) {
    if ((pixels[i] ? 1 : 0) === inside) continue
    runs.push(i - from)
    from = i
    inside = 1 - inside
  }
  runs.push(width * height - from)
  return { width, height, runs }
}

/** The number of pixels that are in. */
export function areaOfMask(mask: Mask): number {
  let area = 0
  forEachRun(mask, (from, to) => {
    area += to - from
  })
  return area
}

/** The smallest box of whole pixels around a mask; all 0 for an empty mask, as in COCO. */
export function boxOfMask(mask: Mask): Box {
  let left = Number.POSITIVE_INFINITY
  let right = -1
  let top = Number.POSITIVE_INFINITY
  let bottom = -1
  forEachRun(mask, (from, to) => {
    const firstColumn = Math.floor(from / mask.height)
    const lastColumn = Math.floor((to - 1) / mask.height)
    left = Math.min(left, firstColumn)
    right = Math.max(right, lastColumn)
    const spans = lastColumn > firstColumn
    top = Math.min(top, spans ? 0 : from % mask.height)
    bottom = Math.max(bottom, spans ? mask.height - 1 : (to - 1) % mask.height)
  })
  if (right < 0) return { x: 0, y: 0, width: 0, height: 0 }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

/** The number of pixels that are in both masks. Throws where they differ in size. */
export function intersectionOfMasks(a: Mask, b: Mask): number {
  if (a.width !== b.width || a.height !== b.height) {
    throw new Error(`masks of ${a.width} × ${a.height} and ${b.width} × ${b.height} pixels cannot be compared`)
  }
  let shared = 0
  let i = 0
  let j = 0
  let endOfA = a.runs[0] ?? 0
  let endOfB = b.runs[0] ?? 0
  let at = 0
  while (i < a.runs.length && j < b.runs.length) {
    const end = Math.min(endOfA, endOfB)
    if (i % 2 === 1 && j % 2 === 1) shared += end - at
    at = end
    if (endOfA === end) endOfA += a.runs[++i] ?? 0
    if (endOfB === end) endOfB += b.runs[++j] ?? 0
  }
  return shared
}

/** The corners of the pixels at both ends of each run, enough for the convex hull of the mask. */
export function outlinePoints(mask: Mask): Point[] {
  const points: Point[] = []
  forEachRun(mask, (from, to) => {
    const first = Math.floor(from / mask.height)
    const last = Math.floor((to - 1) / mask.height)
    for (const x of last > first + 1 ? [first, first + 1, last - 1, last] : [first, last]) {
      const top = x === first ? from % mask.height : 0
      const bottom = x === last ? ((to - 1) % mask.height) + 1 : mask.height
      points.push([x, top], [x + 1, top], [x, bottom], [x + 1, bottom])
    }
  })
  return points
}

function forEachRun(mask: Mask, onRun: (from: number, to: number) => void): void {
  let at = 0
  mask.runs.forEach((length, i) => {
    if (i % 2 === 1 && length > 0) onRun(at, at + length)
    at += length
  })
}
