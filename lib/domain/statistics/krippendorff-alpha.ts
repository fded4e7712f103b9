import { alphaOfSums, alphaSums, type ExpectedSum } from './alpha-measure.ts'
import { type CountedRatings, countRatings, whyNoPairs } from './counted-ratings.ts'
import type { Metric } from './distance.ts'
import type { Figure } from './figure.ts'
import { type Measurement, singleStatistic } from './measurement.ts'
import type { Ratings } from './ratings.ts'

/** Alpha with the two means that it compares: observed and expected disagreement per pair (0 where there are none). */
export type Alpha = { figure: Figure; observed: number; expected: number }

/**
 * Krippendorff's alpha = 1 − D_o / D_e for any number of labelers, missing answers and any distance.
 *
 * With m_u ≥ 2 answers on unit u (units with fewer are dropped), n = Σ m_u and n_c answers of code c:
 * D_o = 1/n Σ_u 1/(m_u − 1) Σ_{i ≠ j} δ(v_ui, v_uj) and D_e = 1/(n (n − 1)) Σ_{c,k} n_c n_k δ(c, k), where δ is
 * [c ≠ k] (nominal), the squared difference of mid-ranks (ordinal) or of values (interval), ((c − k)/(c + k))² (ratio),
 * or the given distance as it is. Values are category codes at nominal and ordinal level, numbers at interval and ratio
 * level. Undefined when nothing varies: 0/0.
 *
 * Source: Krippendorff, K. (2011), "Computing Krippendorff's Alpha-Reliability".
 * Example: two labelers, four units: aa, bb, ab, bb. D_o = 2/8 = 1/4; n_a = 3, n_b = 5, D_e = 2·15/(8·7) = 15/28;
 * alpha = 1 − 7/15 = 8/15 = .5333.
 */
export function krippendorffAlpha(ratings: Ratings, metric: Metric = 'nominal'): Alpha {
  return alphaOfCounted(countRatings(ratings), metric)
}

/** Alpha of ratings that are counted already. */
export function alphaOfCounted(counted: CountedRatings, metric: Metric): Alpha {
  const { patterns, numbers, pairableUnits: units, pairableAnswers: answers } = counted
  const reason = whyNoPairs(counted)
  if (reason) return { figure: { undefined: reason, units, answers }, observed: 0, expected: 0 }
  const sums = alphaSums(patterns, metric, numbers)(patterns.count)
  const observed = sums.observed / sums.values
  const expected = sums.expected / (sums.values * (sums.values - 1))
  const value = alphaOfSums(sums)
  if (Number.isNaN(value)) {
    const nothingVaries = metric === 'nominal' || metric === 'ordinal' ? 'single_category' : 'no_variance'
    return { figure: { undefined: nothingVaries, units, answers }, observed, expected }
  }
  return { figure: { value, interval: null, units, answers }, observed, expected }
}

/** Alpha as a measurement, to be resampled and compared; `expectedSum` stands for the exact sum over all pairs. */
export function measureAlpha(
  counted: CountedRatings,
  metric: Metric = 'nominal',
  expectedSum?: ExpectedSum,
): Measurement {
  const { patterns, numbers, pairableUnits, pairableAnswers } = counted
  const sums = alphaSums(patterns, metric, numbers, expectedSum)
  return {
    population: patterns,
    statistic: singleStatistic((weights) => alphaOfSums(sums(weights))),
    impossible: whyNoPairs(counted),
    whyUndefined: metric === 'nominal' || metric === 'ordinal' ? 'single_category' : 'no_variance',
    units: pairableUnits,
    answers: pairableAnswers,
  }
}
