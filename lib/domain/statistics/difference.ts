import { type ResampledPopulation, type Resampling, resample } from './bootstrap.ts'
import type { Figure, Reason } from './figure.ts'
import { figureOf } from './figure-with-interval.ts'
import { type Measurement, pointValue } from './measurement.ts'
import { quantile } from './quantile.ts'

/** A difference with its interval, and the number of resamples in which one side was undefined. */
export type Difference = { figure: Figure; undefinedResamples: number }

/**
 * The difference `after − before` of two measurements of the same units, unit i in both being the same item, with a
 * percentile interval: every resample draws the same units for both, so what is common to them cancels.
 * Throws when the numbers of units differ.
 */
export function pairedDifference(before: Measurement, after: Measurement, resampling: Resampling): Difference {
  const joint = joinPopulations(before.population, after.population)
  const size = Math.max(before.statistic.size, after.statistic.size)
  const out = new Float64Array(size)
  const weightsBefore = new Int32Array(before.population.patterns)
  const weightsAfter = new Int32Array(after.population.patterns)
  const resamples = resample(
    joint.population,
    {
      size: 1,
      measure(weights, difference) {
        weightsBefore.fill(0)
        weightsAfter.fill(0)
        for (let p = 0; p < weights.length; p++) {
          const b = joint.before[p] as number
          const a = joint.after[p] as number
          weightsBefore[b] = (weightsBefore[b] as number) + (weights[p] as number)
          weightsAfter[a] = (weightsAfter[a] as number) + (weights[p] as number)
        }
        before.statistic.measure(weightsBefore, out)
        const first = out[0] as number
        after.statistic.measure(weightsAfter, out)
        difference[0] = (out[0] as number) - first
      },
    },
    resampling,
  )
  return summarise(before, after, resamples.values, resampling)
}

/**
 * The difference `after − before` of two measurements of different units (two rounds with different items), each
 * resampled on its own, with seeds that differ.
 */
export function unpairedDifference(
  before: Measurement,
  after: Measurement,
  resampling: Omit<Resampling, 'clusters'> & { clustersBefore?: Int32Array; clustersAfter?: Int32Array },
): Difference {
  const { clustersBefore, clustersAfter, ...common } = resampling
  const first = resample(before.population, before.statistic, { ...common, clusters: clustersBefore })
  const second = resample(after.population, after.statistic, {
    ...common,
    clusters: clustersAfter,
    seed: common.seed ^ 0x5bd1e995,
  })
  const values = new Float64Array(resampling.resamples)
  for (let i = 0; i < values.length; i++) {
    values[i] = (second.values[i * second.size] as number) - (first.values[i * first.size] as number)
  }
  return summarise(before, after, values, resampling)
}

/** Patterns of pairs of patterns: unit u shows pattern `before[p]` in the one and `after[p]` in the other. */
function joinPopulations(first: ResampledPopulation, second: ResampledPopulation) {
  if (first.units !== second.units) throw new Error('a paired difference needs the same units on both sides')
  const patternOfPair = new Map<number, number>()
  const before: number[] = []
  const after: number[] = []
  const count: number[] = []
  const patternOf = new Int32Array(first.units)
  for (let u = 0; u < first.units; u++) {
    const b = first.patternOf[u] as number
    const a = second.patternOf[u] as number
    const key = b * second.patterns + a
    let p = patternOfPair.get(key)
    if (p === undefined) {
      p = count.length
      patternOfPair.set(key, p)
      before.push(b)
      after.push(a)
      count.push(0)
    }
    patternOf[u] = p
    count[p] = (count[p] as number) + 1
  }
  return {
    before,
    after,
    population: { patterns: count.length, count: Int32Array.from(count), patternOf, units: first.units },
  }
}

function summarise(
  before: Measurement,
  after: Measurement,
  values: Float64Array,
  { resamples, confidence = 0.95 }: Pick<Resampling, 'resamples' | 'confidence'>,
): Difference {
  const defined = values.filter((value) => !Number.isNaN(value)).sort()
  const tail = (1 - confidence) / 2
  const interval: [number, number] | null =
    2 * defined.length > resamples ? [quantile(defined, tail), quantile(defined, 1 - tail)] : null
  const value = pointValue(after) - pointValue(before)
  const why: Reason =
    before.impossible ??
    after.impossible ??
    (Number.isNaN(pointValue(before)) ? before.whyUndefined : after.whyUndefined)
  const counts = { units: Math.min(before.units, after.units), answers: Math.min(before.answers, after.answers) }
  return { figure: figureOf(value, why, counts, interval), undefinedResamples: resamples - defined.length }
}
