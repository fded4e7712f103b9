import type { Candidate } from './packing-simplex.ts'

/**
 * Segments of several labelers, numbered labeler by labeler, with the dissimilarity of each two of different labelers in
 * units of what an empty unit costs.
 */
export type AlignmentProblem = {
  labelers: number
  owner: Int32Array
  /** Square, row by row. */
  apart: Float64Array
}

/**
 * Two segments at least this far apart are in no unitary alignment of the best alignment: a member of a set of k saves
 * the sum of its dissimilarities by leaving it, for pairs + k − 1.
 */
export function leastApart(labelers: number): number {
  return pairsOf(labelers) + labelers - 1
}

export function pairsOf(labelers: number): number {
  return (labelers * (labelers - 1)) / 2
}

/**
 * What a set of k segments gains over leaving each alone, in units of a pair: alone they cost k · pairs, together
 * pairs − k (k − 1) / 2 + Σ of their dissimilarities.
 */
export function gainOfSet({ labelers, owner, apart }: AlignmentProblem, rows: readonly number[]): number {
  const k = rows.length
  let sum = 0
  rows.forEach((i, x) => {
    for (const j of rows.slice(x + 1)) sum += apart[i * owner.length + j] as number
  })
  return (k - 1) * pairsOf(labelers) + (k * (k - 1)) / 2 - sum
}

/**
 * Searches the sets that begin with segment `first` (no member of a labeler before its own) and whose gain exceeds the
 * price of their members by more than `least`. Depth first, labeler by labeler, leaving a branch when even the best
 * segment of every labeler to come can't reach it.
 *
 * @param onSet hears of each set found and may raise the bar by returning a new `least`
 */
export function searchSets(
  problem: AlignmentProblem,
  first: number,
  price: Float64Array,
  least: number,
  onSet: (candidate: Candidate, surplus: number) => number,
): void {
  const { labelers, owner, apart } = problem
  const n = owner.length
  const pairs = pairsOf(labelers)
  const groups: number[][] = Array.from({ length: labelers }, () => [])
  for (let j = first + 1; j < n; j++) {
    const isNear = (apart[first * n + j] as number) < leastApart(labelers)
    if (owner[j] !== owner[first] && isNear) groups[owner[j] as number]?.push(j)
  }
  let bar = least
  const visit = (
    labeler: number,
    rows: readonly number[],
    spread: Float64Array,
    surplus: number,
    gain: number,
  ): void => {
    const k = rows.length
    if (k >= 2 && surplus > bar) bar = Math.max(bar, onSet({ rows, gain }, surplus))
    for (let l = labeler; l < labelers; l++) {
      let reach = surplus
      for (let later = l; later < labelers; later++) {
        const bonus = pairs + k + later - l
        let nearest = bonus
        for (const j of groups[later] as number[])
          nearest = Math.min(nearest, (spread[j] as number) + (price[j] as number))
        reach += bonus - nearest
      }
      if (reach <= bar) return
      for (const j of groups[l] as number[]) {
        const more = pairs + k - (spread[j] as number)
        const next = spread.slice()
        for (let later = l + 1; later < labelers; later++) {
          for (const other of groups[later] as number[]) {
            next[other] = (next[other] as number) + (apart[j * n + other] as number)
          }
        }
        visit(l + 1, [...rows, j], next, surplus + more - (price[j] as number), gain + more)
      }
    }
  }
  visit((owner[first] as number) + 1, [first], apart.slice(first * n, (first + 1) * n), -(price[first] as number), 0)
}
