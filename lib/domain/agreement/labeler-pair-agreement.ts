import { alphaOfSums, alphaSums } from '#lib/domain/statistics/alpha-measure.ts'
import { type PatternStatistic, percentileInterval, resample } from '#lib/domain/statistics/bootstrap.ts'
import { kappaOfTable } from '#lib/domain/statistics/cohen-kappa.ts'
import type { CountedRatings } from '#lib/domain/statistics/counted-ratings.ts'
import type { Metric } from '#lib/domain/statistics/distance.ts'
import type { Figure, Reason } from '#lib/domain/statistics/figure.ts'
import { figureOf } from '#lib/domain/statistics/figure-with-interval.ts'
import { labelerPairs } from '#lib/domain/statistics/labeler-pairs.ts'
import { pairTable } from '#lib/domain/statistics/pair-table.ts'
import type { AgreementOptions } from './options.ts'

/** Agreement of two labelers on the units that both answered; their number is each figure's `units`. */
export type LabelerPairAgreement = { a: number; b: number; percent: Figure; kappa: Figure; alpha: Figure }

/** Pairs get intervals while there are at most this many: a crowd has too many pairs, each with a few units. */
const mostPairsWithIntervals = 100

/**
 * Percent agreement, Cohen's kappa (unweighted) and alpha of every two labelers with units in common. Intervals resample
 * the common units of the pair, by patterns.
 */
export function pairAgreements(
  counted: CountedRatings,
  metric: Metric,
  options: AgreementOptions,
): LabelerPairAgreement[] {
  const pairs = labelerPairs(counted)
  const whyNothingVaries = metric === 'nominal' || metric === 'ordinal' ? 'single_category' : 'no_variance'
  const withIntervals =
    options.bootstrap !== undefined && options.bootstrap > 0 && pairs.length <= mostPairsWithIntervals
  return pairs.map((pair, index) => {
    const { a, b } = pair
    const table = pairTable(pair, counted.numbers.length)
    const kappa = kappaOfTable(table)
    const sums = alphaSums(table, metric, counted.numbers)
    const statistic: PatternStatistic = {
      size: 3,
      measure(weights, out) {
        let agreed = 0
        let units = 0
        for (let p = 0; p < table.patterns; p++) {
          units += weights[p] as number
          if (table.value[2 * p] === table.value[2 * p + 1]) agreed += weights[p] as number
        }
        out[0] = agreed / units // of clusters: resamples of them differ in size
        out[1] = kappa(weights)
        out[2] = alphaOfSums(sums(weights))
      },
    }
    const values = new Float64Array(3)
    statistic.measure(table.count, values)
    const resamples = withIntervals
      ? resample(table, statistic, {
          resamples: options.bootstrap ?? 0,
          seed: (options.seed ?? 1) + index + 1,
          method: 'patterns',
          clusters: options.clusters && clustersOf(pair.unit, options.clusters),
        })
      : null
    const figure = (column: number, whyUndefined: Reason = 'single_category') =>
      figureOf(
        values[column] as number,
        whyUndefined,
        { units: table.units, answers: 2 * table.units },
        resamples && percentileInterval(resamples, column, options.confidence),
      )
    return { a, b, percent: figure(0), kappa: figure(1), alpha: figure(2, whyNothingVaries) }
  })
}

/** The clusters of some units. */
function clustersOf(units: Int32Array, clusters: Int32Array): Int32Array {
  return units.map((u) => clusters[u] as number)
}
