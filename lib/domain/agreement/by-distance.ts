import { alphaOfSums, alphaSums, observedPerPattern } from '#lib/domain/statistics/alpha-measure.ts'
import { countRatings, whyNoPairs } from '#lib/domain/statistics/counted-ratings.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { singleStatistic, takeFigureWithResamples } from '#lib/domain/statistics/measurement.ts'
import { agreementPerPattern } from '#lib/domain/statistics/percent-agreement.ts'
import { sampledExpected } from '#lib/domain/statistics/sampled-expected.ts'
import { rankUnits, type UnitCosts } from '#lib/domain/statistics/unit-costs.ts'
import type { AgreementOptions } from './options.ts'

/** Answers of any type, one entry per answer; null is "x lacks the information". What is missing has no entry. */
export type AnswersOf<T> = {
  unit: Int32Array
  labeler: Int32Array
  value: readonly (T | null)[]
  units: number
  labelers: number
}

export type DistanceAgreement = {
  alpha: Figure
  /** Mean distance of pairs within a unit (each 1 / (answers − 1)), and of pairs of all answers. */
  observed: number
  expected: number
  undefinedResamples: number
  /** Pairs of answers that the expected distance rests on: all of them, or the size of the seeded sample. */
  expectedFrom: 'all pairs' | number
  perUnit: UnitCosts
}

/** With more distinct answers than this, expected distance is estimated from a sample of pairs. */
const mostForAllPairs = 1200
const sampledPairs = 300_000

/**
 * Krippendorff's alpha under any distance within [0, 1] between answers (shapes, segments), with "x lacks the
 * information" at distance 1 from every answer and 0 from itself.
 *
 * @param keyOf the same text for answers at distance 0 from each other, so that they are compared once
 */
export function alphaByDistance<T>(
  answers: AnswersOf<T>,
  distance: (a: T, b: T) => number,
  keyOf: (value: T) => string,
  options: Omit<AgreementOptions, 'level'> = {},
): DistanceAgreement {
  const known = new Map<string, number>()
  const distinct: (T | null)[] = []
  const codes = Int32Array.from(answers.value, (value) => {
    const key = value === null ? 'lacks' : `=${keyOf(value)}`
    const code = known.get(key) ?? distinct.push(value) - 1
    known.set(key, code)
    return code
  })
  const between = (a: number, b: number) => {
    if (a === b) return 0
    const one = distinct[a] ?? null
    const other = distinct[b] ?? null
    return one === null || other === null ? 1 : distance(one, other)
  }
  const counted = countRatings({ ...answers, value: codes })
  const { patterns } = counted
  const seed = options.seed ?? 1
  const sampled = distinct.length > mostForAllPairs
  const expectedSum = sampled ? sampledExpected(patterns, between, { pairs: sampledPairs, seed }) : undefined
  const sums = alphaSums(patterns, between, counted.numbers, expectedSum)
  const { figure, undefinedResamples } = takeFigureWithResamples(
    {
      population: patterns,
      statistic: singleStatistic((weights) => alphaOfSums(sums(weights))),
      impossible: whyNoPairs(counted),
      whyUndefined: 'no_variance',
      units: counted.pairableUnits,
      answers: counted.pairableAnswers,
    },
    options.bootstrap ? { ...options, resamples: options.bootstrap, seed } : undefined,
  )
  const total = sums(patterns.count)
  const agreeing = agreementPerPattern(patterns, (a, b) => 1 - between(a, b))
  return {
    alpha: figure,
    observed: total.values > 0 ? total.observed / total.values : 0,
    expected: total.values > 1 ? total.expected / (total.values * (total.values - 1)) : 0,
    undefinedResamples,
    expectedFrom: sampled ? sampledPairs : 'all pairs',
    perUnit: rankUnits(counted, observedPerPattern(patterns, between), agreeing, total.expected),
  }
}
