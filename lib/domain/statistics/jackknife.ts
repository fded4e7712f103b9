import { patternsOfClusters } from './clusters.ts'
import { type Measurement, pointValue } from './measurement.ts'

/** Values with one unit (or cluster) left out, as distinct values with their multiplicity. */
export type LeftOut = { value: Float64Array; times: Int32Array; undefined: number }

/**
 * The statistic with one unit left out, once per pattern, since units of one pattern give the same value; with
 * `clusters`, one cluster of units left out.
 */
export function leaveOneOut({ population, statistic }: Measurement, clusters?: Int32Array): LeftOut {
  const out = new Float64Array(statistic.size)
  const weights = Int32Array.from(population.count)
  const values: number[] = []
  const times: number[] = []
  let undefinedTimes = 0
  const take = (multiplicity: number) => {
    statistic.measure(weights, out)
    const value = out[0] as number
    if (Number.isNaN(value)) undefinedTimes += multiplicity
    else {
      values.push(value)
      times.push(multiplicity)
    }
  }
  if (clusters) {
    for (const members of patternsOfClusters(population.patternOf, clusters)) {
      for (const p of members) weights[p] = (weights[p] as number) - 1
      take(1)
      for (const p of members) weights[p] = (weights[p] as number) + 1
    }
  } else {
    for (let p = 0; p < population.patterns; p++) {
      const here = population.count[p] as number
      if (here === 0) continue
      weights[p] = here - 1
      take(here)
      weights[p] = here
    }
  }
  return { value: Float64Array.from(values), times: Int32Array.from(times), undefined: undefinedTimes }
}

/**
 * The jackknife standard error √((n − 1)/n Σ (θ_i − θ̄)²) over the n units (or clusters) left out one at a time.
 * Null when the statistic is undefined, or becomes so without some unit.
 * Source: Efron, B. & Tibshirani, R. (1993), An Introduction to the Bootstrap, eq. 11.5.
 * Example: the mean of 1, 2, 3 leaves 2.5, 2, 1.5: √(2/3 · .5) = .577.
 */
export function jackknifeStandardError(measurement: Measurement, clusters?: Int32Array): number | null {
  if (Number.isNaN(pointValue(measurement))) return null
  const left = leaveOneOut(measurement, clusters)
  const { n, mean } = meanOf(left)
  if (left.undefined > 0 || n < 2) return null
  let squares = 0
  for (let i = 0; i < left.value.length; i++)
    squares += (left.times[i] as number) * ((left.value[i] as number) - mean) ** 2
  return Math.sqrt(((n - 1) / n) * squares)
}

/**
 * The acceleration of the BCa interval, Σ d³ / (6 (Σ d²)^{3/2}) with d = θ̄ − θ_i over the values left out; 0 where
 * they are all equal. Source: Efron & Tibshirani (1993), eq. 14.15.
 */
export function acceleration(left: LeftOut): number {
  const { mean } = meanOf(left)
  let squares = 0
  let cubes = 0
  for (let i = 0; i < left.value.length; i++) {
    const d = mean - (left.value[i] as number)
    squares += (left.times[i] as number) * d * d
    cubes += (left.times[i] as number) * d * d * d
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0
}

function meanOf({ value, times }: LeftOut): { n: number; mean: number } {
  let n = 0
  let sum = 0
  for (let i = 0; i < value.length; i++) {
    n += times[i] as number
    sum += (times[i] as number) * (value[i] as number)
  }
  return { n, mean: n > 0 ? sum / n : Number.NaN }
}
