import type { AnswerPatterns } from './answer-patterns.ts'
import type { CountedRatings } from './counted-ratings.ts'

/**
 * What each pairable unit costs, in parallel columns, the dearest first (ties: the lower unit number first). Units with
 * fewer than two answers are not listed.
 */
export type UnitCosts = {
  unit: Int32Array
  answers: Int32Array
  /** The share of the unit's pairs of answers that agree, from 0 to 1. */
  agreement: Float64Array
  /** The part of 1 − alpha that the unit accounts for; over all units it sums to 1 − alpha (all 0 if nothing varies). */
  cost: Float64Array
}

/**
 * Ranks units by what they cost alpha. `observed` and `agreement` hold each pattern's Σ_{i ≠ j} δ/(m − 1) and its share
 * of agreeing pairs; `expected` is the sum of δ over all ordered pairs of pairable answers.
 */
export function rankUnits(
  { patterns, pairableUnits, pairableAnswers }: CountedRatings,
  observed: Float64Array,
  agreement: Float64Array,
  expected: number,
): UnitCosts {
  const { start, patternOf } = patterns
  const order = unitsByCost(patterns, observed, pairableUnits)
  const n = order.length
  const scale = expected > 0 ? (pairableAnswers - 1) / expected : 0
  const costs: UnitCosts = {
    unit: order,
    answers: new Int32Array(n),
    agreement: new Float64Array(n),
    cost: new Float64Array(n),
  }
  for (let i = 0; i < n; i++) {
    const p = patternOf[order[i] as number] as number
    costs.answers[i] = (start[p + 1] as number) - (start[p] as number)
    costs.agreement[i] = agreement[p] as number
    costs.cost[i] = scale * (observed[p] as number)
  }
  return costs
}

/** Pairable units in order of their pattern's cost; patterns of equal cost share a place. A counting sort. */
function unitsByCost({ patterns, start, patternOf, units }: AnswerPatterns, cost: Float64Array, pairable: number) {
  const dearest = Int32Array.from({ length: patterns }, (_, p) => p)
    .filter((p) => (start[p + 1] as number) - (start[p] as number) >= 2)
    .sort((a, b) => (cost[b] as number) - (cost[a] as number))
  const placeOf = new Int32Array(patterns).fill(-1)
  let places = 0
  for (let i = 0; i < dearest.length; i++) {
    const p = dearest[i] as number
    if (i > 0 && cost[p] !== cost[dearest[i - 1] as number]) places++
    placeOf[p] = places
  }
  const next = new Int32Array(places + 2)
  for (let u = 0; u < units; u++) {
    const place = placeOf[patternOf[u] as number] as number
    if (place >= 0) next[place + 1] = (next[place + 1] as number) + 1
  }
  for (let place = 0; place <= places; place++) next[place + 1] = (next[place + 1] as number) + (next[place] as number)
  const order = new Int32Array(pairable)
  for (let u = 0; u < units; u++) {
    const place = placeOf[patternOf[u] as number] as number
    if (place < 0) continue
    order[next[place] as number] = u
    next[place] = (next[place] as number) + 1
  }
  return order
}
