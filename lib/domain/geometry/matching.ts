import { assignMost } from './assignment.ts'

/** An overlap that misses the threshold by no more than this still reaches it: decimals are not exact in binary. */
export const overlapSlack = 1e-9
/** What an equal label is worth against overlap: enough to decide a tie, too little for anything else. */
const labelBonus = 1e-9

export type MatchOptions = {
  /** The smallest IoU at which two regions can be the same thing; inclusive. */
  threshold: number
  /** Whether two regions carry the same label; decides between assignments of equal total IoU. */
  sameLabel?: (a: number, b: number) => boolean
}
export type Match = { a: number; b: number; iou: number }

/**
 * Matches two labelers' regions one to one: pairs with IoU ≥ threshold, then the assignment of greatest total IoU,
 * equal labels deciding between equal totals. Exact, so that the best pair never costs a better whole.
 *
 * @param iou row by row, `rows × columns`
 * @returns the matches in order of `a`
 *
 * Example: A = [0, 10], [4, 14] and B = [2, 12], [−4, 6] (same height) have IoU [[.667, .429], [.667, .111]]; at .4
 * the matches are A0–B1 and A1–B0 (total 1.095).
 */
export function matchOverlaps(iou: ArrayLike<number>, rows: number, columns: number, options: MatchOptions): Match[] {
  const least = options.threshold - overlapSlack
  const passes = (a: number, b: number) => {
    const value = iou[a * columns + b] as number
    return value > 0 && value >= least
  }
  const rowCount = new Int32Array(rows)
  const columnCount = new Int32Array(columns)
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < columns; b++) {
      if (!passes(a, b)) continue
      rowCount[a] = (rowCount[a] as number) + 1
      columnCount[b] = (columnCount[b] as number) + 1
    }
  }
  // A pair in which neither side has another candidate needs no search; most pairs in practice.
  const matches: Match[] = []
  const openRows: number[] = []
  const openColumns = new Set<number>()
  for (let a = 0; a < rows; a++) {
    if (rowCount[a] === 0) continue
    const partners: number[] = []
    for (let b = 0; b < columns; b++) if (passes(a, b)) partners.push(b)
    const only = partners[0] as number
    if (partners.length === 1 && columnCount[only] === 1) {
      matches.push({ a, b: only, iou: iou[a * columns + only] as number })
    } else {
      openRows.push(a)
      for (const b of partners) openColumns.add(b)
    }
  }
  if (openRows.length > 0) {
    const columnsLeft = [...openColumns].sort((x, y) => x - y)
    const weights = new Float64Array(openRows.length * columnsLeft.length)
    openRows.forEach((a, i) => {
      columnsLeft.forEach((b, j) => {
        if (!passes(a, b)) return
        const bonus = options.sameLabel?.(a, b) ? labelBonus : 0
        weights[i * columnsLeft.length + j] = (iou[a * columns + b] as number) + bonus
      })
    })
    assignMost(weights, openRows.length, columnsLeft.length).forEach((j, i) => {
      if (j < 0) return
      const a = openRows[i] as number
      const b = columnsLeft[j] as number
      matches.push({ a, b, iou: iou[a * columns + b] as number })
    })
    matches.sort((x, y) => x.a - y.a)
  }
  return matches
}

/** Matches two lists of anything that has an overlap and, perhaps, a label; see `matchOverlaps`. */
export function matchRegions<T>(
  a: readonly T[],
  b: readonly T[],
  options: { threshold: number; overlap: (a: T, b: T) => number | null; sameLabel?: (a: T, b: T) => boolean },
): Match[] {
  const iou = new Float64Array(a.length * b.length)
  a.forEach((one, i) => {
    b.forEach((other, j) => {
      iou[i * b.length + j] = options.overlap(one, other) ?? 0
    })
  })
  const same = options.sameLabel
  return matchOverlaps(iou, a.length, b.length, {
    threshold: options.threshold,
    sameLabel: same && ((i, j) => same(a[i] as T, b[j] as T)),
  })
}
