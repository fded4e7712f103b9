import type { AnswerPatterns } from './answer-patterns.ts'
import { type CountedRatings, countRatings, whyNoPairs } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import type { Likeness } from './likeness.ts'
import { type Measurement, pointValue, singleStatistic, takeFigure } from './measurement.ts'
import type { Ratings } from './ratings.ts'
import { correctedStandardError } from './standard-error.ts'

/**
 * Percent agreement: the mean over units with two answers or more of the share of their pairs that agree.
 *
 * p_a = 1/n' Σ_u Σ_{i ≠ j} w(v_ui, v_uj) / (m_u (m_u − 1)), with w = 1 for equal answers, else 0, or the given likeness.
 * Source: Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th ed., eq. 2.10.
 * Example: units aab, aa: (2/6 + 1) / 2 = .6667.
 */
export function percentAgreement(ratings: Ratings, likeness?: Likeness): Figure {
  return takeFigure(measurePercent(countRatings(ratings), likeness))
}

export function measurePercent(counted: CountedRatings, likeness?: Likeness): Measurement {
  const { patterns } = counted
  const agreement = agreementPerPattern(patterns, likeness)
  return {
    population: patterns,
    statistic: singleStatistic((weights) => {
      let units = 0
      let agreed = 0
      for (let p = 0; p < patterns.patterns; p++) {
        if (!isPairable(patterns, p)) continue
        units += weights[p] as number
        agreed += (weights[p] as number) * (agreement[p] as number)
      }
      return units > 0 ? agreed / units : Number.NaN
    }),
    impossible: whyNoPairs(counted),
    whyUndefined: 'no_pairable_units',
    units: counted.pairableUnits,
    answers: counted.pairableAnswers,
  }
}

/** The analytic standard error of percent agreement over units. */
export function percentStandardError(counted: CountedRatings, likeness?: Likeness): number | null {
  return correctedStandardError(counted.patterns, {
    coefficient: pointValue(measurePercent(counted, likeness)),
    chance: 0,
    agreement: agreementPerPattern(counted.patterns, likeness),
    chanceOf: () => 0,
  })
}

export function isPairable({ start }: AnswerPatterns, pattern: number): boolean {
  return (start[pattern + 1] as number) - (start[pattern] as number) >= 2
}

/** The share of agreeing pairs of each pattern; 0 where a pattern has fewer than two answers. */
export function agreementPerPattern({ patterns, start, value }: AnswerPatterns, likeness?: Likeness): Float64Array {
  const agreement = new Float64Array(patterns)
  for (let p = 0; p < patterns; p++) {
    const from = start[p] as number
    const to = start[p + 1] as number
    if (to - from < 2) continue
    let pairs = 0
    for (let i = from; i < to; i++) {
      for (let j = i + 1; j < to; j++) {
        if (value[i] === value[j]) pairs += 1
        else if (likeness) pairs += likeness(value[i] as number, value[j] as number)
      }
    }
    agreement[p] = (2 * pairs) / ((to - from) * (to - from - 1))
  }
  return agreement
}
