import type { AnswerPatterns } from './answer-patterns.ts'
import { type Distance, distanceOf, type Level, type Metric, midRanks, ratioDistance } from './distance.ts'

/** The sums from which Krippendorff's alpha is made, for one vector of weights. */
export type AlphaSums = {
  /** Pairable values: answers on units with two or more. */
  values: number
  /** Σ over units of Σ_{i ≠ j} δ(i, j) / (m − 1). */
  observed: number
  /** Σ over all ordered pairs of pairable values of δ. */
  expected: number
}

/** Σ of δ over all ordered pairs of pairable answers, given weights and the number of pairable values. */
export type ExpectedSum = (weights: ArrayLike<number>, values: number) => number

/** A matrix over at most this many codes or patterns is kept for distances that are not a level of measurement. */
const largestMatrix = 3000

/**
 * Prepares the sums behind alpha as a function of how many units show each pattern (`weights`). `numbers` are the
 * values that codes stand for at interval and ratio level.
 *
 * The observed part of a pattern does not depend on the weights, except at ordinal level, where distances follow from
 * the margins. `expectedSum` replaces the exact sum over all pairs, for instance by a sample.
 */
export function alphaSums(
  patterns: AnswerPatterns,
  metric: Metric,
  numbers: Float64Array,
  expectedSum?: ExpectedSum,
): (weights: ArrayLike<number>) => AlphaSums {
  const { start, value, codes } = patterns
  const margins = new Float64Array(codes)
  const scale = new Float64Array(codes)
  if (metric === 'interval') centre(numbers, scale)
  const observedOf = metric === 'ordinal' ? null : observedPerPattern(patterns, distanceOf(metric, margins, numbers))
  const expectedOf: ExpectedSum =
    expectedSum ??
    (typeof metric === 'function'
      ? expectedByDistance(patterns, metric)
      : (_, values) => expectedAtLevel(metric, margins, scale, numbers, values))
  return (weights) => {
    margins.fill(0)
    let values = 0
    let observed = 0
    for (let p = 0; p < patterns.patterns; p++) {
      const weight = weights[p] as number
      const from = start[p] as number
      const to = start[p + 1] as number
      if (weight === 0 || to - from < 2) continue
      values += weight * (to - from)
      for (let i = from; i < to; i++) margins[value[i] as number] = (margins[value[i] as number] as number) + weight
      if (observedOf) observed += weight * (observedOf[p] as number)
    }
    if (metric === 'ordinal') {
      midRanks(margins, scale)
      for (let p = 0; p < patterns.patterns; p++) {
        const weight = weights[p] as number
        if (weight !== 0) observed += weight * squaredSpread(value, start[p] as number, start[p + 1] as number, scale)
      }
    }
    return { values, observed, expected: expectedOf(weights, values) }
  }
}

/** alpha = 1 − (n − 1) · observed / expected, or NaN where no pairs exist or nothing varies. */
export function alphaOfSums({ values, observed, expected }: AlphaSums): number {
  return expected > 0 ? 1 - ((values - 1) * observed) / expected : Number.NaN
}

function centre(numbers: Float64Array, out: Float64Array): void {
  let sum = 0
  for (const number of numbers) sum += number
  for (let c = 0; c < numbers.length; c++) out[c] = (numbers[c] as number) - sum / numbers.length
}

/** Σ_{i ≠ j} (x_i − x_j)² / (m − 1) of one pattern. */
function squaredSpread(value: Int32Array, from: number, to: number, scale: Float64Array): number {
  if (to - from < 2) return 0
  let sum = 0
  for (let i = from; i < to; i++) {
    for (let j = i + 1; j < to; j++) {
      const difference = (scale[value[i] as number] as number) - (scale[value[j] as number] as number)
      sum += difference * difference
    }
  }
  return (2 * sum) / (to - from - 1)
}

/** Σ_{i ≠ j} δ(i, j) / (m − 1) of each pattern; 0 where fewer than two answers stand. */
export function observedPerPattern({ patterns, start, value }: AnswerPatterns, distance: Distance): Float64Array {
  const observed = new Float64Array(patterns)
  for (let p = 0; p < patterns; p++) {
    const from = start[p] as number
    const to = start[p + 1] as number
    let sum = 0
    for (let i = from; i < to; i++) {
      for (let j = i + 1; j < to; j++) {
        if (value[i] !== value[j]) sum += distance(value[i] as number, value[j] as number)
      }
    }
    if (to - from >= 2) observed[p] = (2 * sum) / (to - from - 1)
  }
  return observed
}

function expectedAtLevel(
  metric: Level,
  margins: Float64Array,
  scale: Float64Array,
  numbers: Float64Array,
  values: number,
): number {
  if (metric === 'nominal') {
    let same = 0
    for (let c = 0; c < margins.length; c++) same += (margins[c] as number) ** 2
    return values * values - same
  }
  if (metric === 'ratio') {
    let sum = 0
    for (let a = 0; a < margins.length; a++) {
      if (margins[a] === 0) continue
      for (let b = a + 1; b < margins.length; b++) {
        if (margins[b] === 0) continue
        sum +=
          (margins[a] as number) * (margins[b] as number) * ratioDistance(numbers[a] as number, numbers[b] as number)
      }
    }
    return 2 * sum
  }
  let mean = 0
  for (let c = 0; c < margins.length; c++) mean += (margins[c] as number) * (scale[c] as number)
  mean /= values
  let sum = 0
  for (let c = 0; c < margins.length; c++) sum += (margins[c] as number) * ((scale[c] as number) - mean) ** 2
  return 2 * values * sum
}

/**
 * The expected sum for any distance: a quadratic form in the margins of the codes that occur. Where their matrix is
 * kept, each distance is asked for once.
 */
function expectedByDistance(patterns: AnswerPatterns, distance: Distance): ExpectedSum {
  const { start, value } = patterns
  const used = new Set<number>()
  for (let p = 0; p < patterns.patterns; p++) {
    if ((start[p + 1] as number) - (start[p] as number) < 2) continue
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) used.add(value[i] as number)
  }
  const codes = Int32Array.from(used).sort()
  const rowOf = new Int32Array(patterns.codes)
  for (let row = 0; row < codes.length; row++) rowOf[codes[row] as number] = row
  const size = codes.length
  const matrix = size <= largestMatrix ? new Float64Array(size * size) : null
  if (matrix) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < a; b++) {
        const d = distance(codes[a] as number, codes[b] as number)
        matrix[a * size + b] = d
        matrix[b * size + a] = d
      }
    }
  }
  const margins = new Float64Array(size)
  const drawn = new Int32Array(size)
  return (weights) => {
    margins.fill(0)
    for (let p = 0; p < patterns.patterns; p++) {
      const weight = weights[p] as number
      if (weight === 0 || (start[p + 1] as number) - (start[p] as number) < 2) continue
      for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
        const row = rowOf[value[i] as number] as number
        margins[row] = (margins[row] as number) + weight
      }
    }
    // A resample of texts that are nearly all different draws two thirds of them; the rest is skipped.
    let n = 0
    for (let row = 0; row < size; row++) if (margins[row] !== 0) drawn[n++] = row
    let sum = 0
    for (let i = 0; i < n; i++) {
      const a = drawn[i] as number
      let inner = 0
      for (let j = 0; j < i; j++) {
        const b = drawn[j] as number
        const d = matrix ? (matrix[a * size + b] as number) : distance(codes[a] as number, codes[b] as number)
        inner += (margins[b] as number) * d
      }
      sum += (margins[a] as number) * inner
    }
    return 2 * sum
  }
}
