import type { Random } from '#lib/domain/kernel/random.ts'
import type { AnswerPatterns } from './answer-patterns.ts'
import { patternsOfClusters } from './clusters.ts'
import { mulberry32, unitCounter } from './mulberry32.ts'
import { drawMultinomial } from './multinomial.ts'
import { quantile } from './quantile.ts'

/**
 * How to resample. Labelers stay fixed; what is drawn are units, or clusters of units.
 *
 * `units` (default): resample b draws n units, floor(u · n) of one mulberry32 stream, so that every figure can be
 * reproduced to the digit elsewhere. `patterns`: the same distribution drawn as a multinomial over patterns, whose time
 * depends on the number of patterns and not of units. With `clusters` (the cluster of each unit, numbered from 0),
 * whole clusters are drawn in the manner of `units`.
 */
export type Resampling = {
  resamples: number
  seed: number
  method?: 'units' | 'patterns'
  clusters?: Int32Array
  /** Coverage of intervals; .95 unless stated. */
  confidence?: number
}

/** A statistic of the number of units that show each pattern. It writes `size` values, NaN where one is undefined. */
export type PatternStatistic = {
  size: number
  measure(weights: Int32Array, out: Float64Array): void
}

export type ResampledPopulation = Pick<AnswerPatterns, 'patterns' | 'count' | 'patternOf' | 'units'>

/** Values of all resamples: row b holds the statistic's values in resample b, NaN where undefined. */
export type Resamples = { resamples: number; size: number; values: Float64Array }

/** Draws resamples and measures each. Source: Efron, B. (1979), "Bootstrap methods", Annals of Statistics 7. */
export function resample(
  population: ResampledPopulation,
  statistic: PatternStatistic,
  resampling: Resampling,
): Resamples {
  const { resamples } = resampling
  const { size } = statistic
  const values = new Float64Array(resamples * size)
  const draw = drawer(population, resampling)
  const weights = new Int32Array(population.patterns)
  for (let b = 0; b < resamples; b++) {
    draw(weights)
    statistic.measure(weights, values.subarray(b * size, (b + 1) * size))
  }
  return { resamples, size, values }
}

function drawer(
  { patternOf, count }: ResampledPopulation,
  { method, clusters, seed }: Resampling,
): (weights: Int32Array) => void {
  if (clusters) return clusterDrawer(patternOf, clusters, mulberry32(seed))
  if (method !== 'patterns') return unitCounter(patternOf, seed)
  const random = mulberry32(seed)
  return (weights) => drawMultinomial(random, count, weights)
}

function clusterDrawer(patternOf: Int32Array, clusters: Int32Array, random: Random): (weights: Int32Array) => void {
  const members = patternsOfClusters(patternOf, clusters)
  return (weights) => {
    weights.fill(0)
    for (let i = 0; i < members.length; i++) {
      for (const p of members[Math.floor(random() * members.length)] as number[]) {
        weights[p] = (weights[p] as number) + 1
      }
    }
  }
}

/** Draws as many units as there are, with replacement: resample after resample of one stream, as `units` does. */
export function drawUnits(random: Random, units: number): Int32Array {
  return Int32Array.from({ length: units }, () => Math.floor(random() * units))
}

/** The defined values of one column in ascending order. Those left out are the undefined resamples. */
export function definedValues({ resamples, size, values }: Resamples, column = 0): Float64Array {
  const defined = new Float64Array(resamples)
  let n = 0
  for (let b = 0; b < resamples; b++) {
    const value = values[b * size + column] as number
    if (!Number.isNaN(value)) defined[n++] = value
  }
  return defined.slice(0, n).sort()
}

/**
 * The percentile interval: quantiles of type 7 of the defined resamples. Null when half of the resamples or more are
 * undefined, for then the quantiles would speak of a different, tamer population.
 */
export function percentileInterval(resamples: Resamples, column = 0, confidence = 0.95): [number, number] | null {
  const ascending = definedValues(resamples, column)
  if (2 * ascending.length <= resamples.resamples) return null
  const tail = (1 - confidence) / 2
  return [quantile(ascending, tail), quantile(ascending, 1 - tail)]
}

/** How many resamples left the statistic undefined. */
export function undefinedResamples(resamples: Resamples, column = 0): number {
  return resamples.resamples - definedValues(resamples, column).length
}
