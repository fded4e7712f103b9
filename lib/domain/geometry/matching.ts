import { assignMost } from './assignment.ts'

/** An overlap that misses the threshold by no more than this still reaches it: decimals are not exact in binary. */
export const overlapSlack = 1e-9
/** What an equal label is worth against overlap: enough to decide a tie, too little for anything else. */
const labelBonus = 1e-9

export type Match = { a: number; b: number; iou: number }

/** Whether an overlap is enough to be the same thing; the threshold is inclusive. */
export function reaches(iou: number, threshold: number): boolean {
  return iou > 0 && iou >= threshold - overlapSlack
}

/**
 * The one-to-one assignment of greatest total IoU among the given pairs, equal labels deciding between equal totals.
 * Exact, so that the best pair never costs a better whole. Pairs that share no region with others are settled without a
 * search, the others group by group.
 *
 * @param pairs the pairs that may be matched: those that reach the threshold
 * @returns the matches in order of `a`
 */
export function matchPairs(pairs: readonly Match[], sameLabel?: (a: number, b: number) => boolean): Match[] {
  const matches: Match[] = []
  for (const group of groupsOf(pairs)) {
    if (group.length === 1) matches.push(group[0] as Match)
    else matches.push(...matchGroup(group, sameLabel))
  }
  return matches.sort((x, y) => x.a - y.a)
}

function matchGroup(group: readonly Match[], sameLabel?: (a: number, b: number) => boolean): Match[] {
  const rows = [...new Set(group.map(({ a }) => a))].sort((x, y) => x - y)
  const columns = [...new Set(group.map(({ b }) => b))].sort((x, y) => x - y)
  const rowOf = new Map(rows.map((a, row) => [a, row]))
  const columnOf = new Map(columns.map((b, column) => [b, column]))
  const weights = new Float64Array(rows.length * columns.length)
  const iou = new Float64Array(weights.length)
  for (const pair of group) {
    const at = (rowOf.get(pair.a) as number) * columns.length + (columnOf.get(pair.b) as number)
    iou[at] = pair.iou
    weights[at] = pair.iou + (sameLabel?.(pair.a, pair.b) ? labelBonus : 0)
  }
  return [...assignMost(weights, rows.length, columns.length)].flatMap((column, row) =>
    column < 0
      ? []
      : [{ a: rows[row] as number, b: columns[column] as number, iou: iou[row * columns.length + column] as number }],
  )
}

/** Pairs that are connected through the regions that they share. */
function groupsOf(pairs: readonly Match[]): Match[][] {
  const byA = new Map<number, Match[]>()
  const byB = new Map<number, Match[]>()
  for (const pair of pairs) {
    put(byA, pair.a, pair)
    put(byB, pair.b, pair)
  }
  const seen = new Set<Match>()
  const groups: Match[][] = []
  for (const pair of pairs) {
    if (seen.has(pair)) continue
    seen.add(pair)
    const group = [pair]
    for (let at = 0; at < group.length; at++) {
      const { a, b } = group[at] as Match
      for (const next of [byA.get(a) as Match[], byB.get(b) as Match[]].flat()) {
        if (seen.has(next)) continue
        seen.add(next)
        group.push(next)
      }
    }
    groups.push(group)
  }
  return groups
}

function put(map: Map<number, Match[]>, key: number, pair: Match): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [pair])
  else list.push(pair)
}

/**
 * Matches two lists of anything that has an overlap and, perhaps, a label: pairs with IoU ≥ threshold (inclusive), then
 * as `matchPairs`.
 *
 * Example: A = [0, 10], [4, 14] and B = [2, 12], [−4, 6] (same height) have IoU [[.667, .429], [.667, .111]]; at .4
 * the matches are A0–B1 and A1–B0 (total 1.095).
 */
export function matchRegions<T>(
  a: readonly T[],
  b: readonly T[],
  options: { threshold: number; overlap: (a: T, b: T) => number | null; sameLabel?: (a: T, b: T) => boolean },
): Match[] {
  const pairs: Match[] = []
  a.forEach((one, i) => {
    b.forEach((other, j) => {
      const iou = options.overlap(one, other) ?? 0
      if (reaches(iou, options.threshold)) pairs.push({ a: i, b: j, iou })
    })
  })
  const same = options.sameLabel
  return matchPairs(pairs, same && ((i, j) => same(a[i] as T, b[j] as T)))
}
