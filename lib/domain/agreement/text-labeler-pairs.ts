import {
  type PatternStatistic,
  percentileInterval,
  type Resamples,
  resample,
} from '#lib/domain/statistics/bootstrap.ts'
import type { CountedRatings } from '#lib/domain/statistics/counted-ratings.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { figureOf } from '#lib/domain/statistics/figure-with-interval.ts'
import { labelerPairs } from '#lib/domain/statistics/labeler-pairs.ts'
import { pairTable } from '#lib/domain/statistics/pair-table.ts'
import { editsPerPattern } from './coded-texts.ts'
import type { AgreementOptions } from './options.ts'

export type TextLabelerPair = { a: number; b: number; wer: Figure; percent: Figure }

/** Pairs get intervals while there are at most this many. */
const mostPairsWithIntervals = 100

/** Error rate and share of equal texts of every two labelers, over the units that both answered. */
export function pairRates(
  counted: CountedRatings,
  texts: readonly (Int32Array | null)[],
  options: Pick<AgreementOptions, 'bootstrap' | 'seed' | 'confidence'>,
): TextLabelerPair[] {
  const pairs = labelerPairs(counted)
  return pairs.map((pair, index) => {
    const table = pairTable(pair, counted.numbers.length)
    const { edits, tokens } = editsPerPattern(table, texts)
    const statistic: PatternStatistic = {
      size: 2,
      measure(weights, out) {
        let wrong = 0
        let all = 0
        let same = 0
        for (let p = 0; p < table.patterns; p++) {
          const weight = weights[p] as number
          wrong += weight * (edits[p] as number)
          all += weight * (tokens[p] as number)
          if (table.value[2 * p] === table.value[2 * p + 1]) same += weight
        }
        out[0] = all > 0 ? wrong / all : Number.NaN
        out[1] = same / table.units
      },
    }
    const values = new Float64Array(2)
    statistic.measure(table.count, values)
    let resamples: Resamples | null = null
    if (options.bootstrap && pairs.length <= mostPairsWithIntervals) {
      const seed = (options.seed ?? 1) + index + 1
      resamples = resample(table, statistic, { resamples: options.bootstrap, seed, method: 'units' })
    }
    const figure = (column: number) =>
      figureOf(
        values[column] as number,
        'empty_reference',
        { units: table.units, answers: 2 * table.units },
        resamples && percentileInterval(resamples, column, options.confidence),
      )
    return { a: pair.a, b: pair.b, wer: figure(0), percent: figure(1) }
  })
}
