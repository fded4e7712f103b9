import type { LabeledPatterns } from './labeled-patterns.ts'

/**
 * Patterns put in an order in which those that begin with the same columns follow each other: `place[k]` is the number
 * of the k-th before, and `shared[k]` says how many leading columns the k-th has in common with the one before it (0
 * behind the last). What is computed along the columns (products of probabilities, sums of weights) is then computed
 * once for all patterns that share them, and the walk over them goes straight through memory.
 */
export type OrderedPatterns = {
  patterns: Omit<LabeledPatterns, 'patternOf'>
  place: Int32Array
  shared: Int32Array
  longest: number
}

/** Orders patterns by their columns, the first one first: a counting sort for each place, the last place first. */
export function orderPatterns(given: LabeledPatterns): OrderedPatterns {
  const { patterns, start, column, columns } = given
  let longest = 0
  for (let p = 0; p < patterns; p++) longest = Math.max(longest, (start[p + 1] as number) - (start[p] as number))
  // With c columns to choose from at a place, patterns share what stands before place log_c of their number.
  const choices = Math.max(2, longest > 0 ? columns / longest : 2)
  const places = Math.min(longest - 1, Math.floor(Math.log(patterns) / Math.log(choices)))
  let order = Int32Array.from({ length: patterns }, (_, p) => p)
  let sorted = new Int32Array(patterns)
  const keys = new Int32Array(patterns)
  const next = new Int32Array(columns + 2)
  for (let place = places - 1; place >= 0; place--) {
    next.fill(0)
    for (let p = 0; p < patterns; p++) {
      const at = (start[p] as number) + place
      const key = at < (start[p + 1] as number) ? (column[at] as number) + 1 : 0
      keys[p] = key
      next[key + 1] = (next[key + 1] as number) + 1
    }
    for (let key = 0; key <= columns; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number)
    for (let k = 0; k < patterns; k++) {
      const p = order[k] as number
      const key = keys[p] as number
      const at = next[key] as number
      next[key] = at + 1
      sorted[at] = p
    }
    const before = order
    order = sorted
    sorted = before
  }
  return { place: order, longest, ...inOrder(given, order) }
}

function inOrder({ patternOf: _, ...given }: LabeledPatterns, order: Int32Array) {
  const { patterns, start, column, count } = given
  const newStart = new Int32Array(patterns + 1)
  const newColumn = new Int32Array(column.length)
  const shared = new Int32Array(patterns + 1)
  let to = 0
  for (let k = 0; k < patterns; k++) {
    const p = order[k] as number
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) newColumn[to++] = column[i] as number
    newStart[k + 1] = to
    if (k === 0) continue
    const here = newStart[k] as number
    const there = newStart[k - 1] as number
    const most = Math.min(to - here, here - there)
    let same = 0
    while (same < most && newColumn[here + same] === newColumn[there + same]) same++
    shared[k] = same
  }
  const newCount = order.map((p) => count[p] as number)
  return { patterns: { ...given, start: newStart, column: newColumn, count: newCount }, shared }
}
