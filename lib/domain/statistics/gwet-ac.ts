import {
  agreementSums,
  type CoefficientOptions,
  likenessFor,
  measureCorrected,
  sumOfLikeness,
} from './chance-corrected.ts'
import { type CountedRatings, countRatings } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import { type Measurement, pointValue, takeFigure } from './measurement.ts'
import { agreementPerPattern } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'
import { correctedStandardError, meanOverAnswers } from './standard-error.ts'

/**
 * Gwet's AC1 (identity weights) and AC2 (other weights): chance agreement p_e = Σ w_ck · Σ π_c (1 − π_c)/(q (q − 1)),
 * which stays small when one category dominates. π as in Fleiss' kappa; q counts the declared categories, or those used.
 * Undefined with fewer than two categories.
 *
 * Source: Gwet, K. L. (2008), "Computing inter-rater reliability and its variance in the presence of high agreement".
 * Example: aa, bb, ab, bb: p_a = 3/4, π = (3/8, 5/8), p_e = 2 · 2 · 15/64/2 = 15/32, AC1 = 9/17 = .5294.
 */
export function gwetAc(ratings: Ratings, options: CoefficientOptions = {}): Figure {
  return takeFigure(measureGwetAc(countRatings(ratings), options))
}

export function measureGwetAc(counted: CountedRatings, options: CoefficientOptions = {}): Measurement {
  const likeness = likenessFor(counted, options)
  const scale = chanceScale(counted, options)
  const measurement = measureCorrected(counted, likeness, (shares) => scale * spread(shares))
  return counted.domain.length < 2 && !measurement.impossible
    ? { ...measurement, impossible: 'single_category' }
    : measurement
}

/** Σ w_ck / (q (q − 1)). */
function chanceScale(counted: CountedRatings, options: CoefficientOptions): number {
  const q = counted.domain.length
  return sumOfLikeness(counted.domain, likenessFor(counted, options)) / (q * (q - 1))
}

function spread(shares: Float64Array): number {
  let sum = 0
  for (let c = 0; c < shares.length; c++) sum += (shares[c] as number) * (1 - (shares[c] as number))
  return sum
}

/** The analytic standard error of AC1 / AC2 over units: p_e|u = Σ w/(q (q − 1)) · the mean of 1 − π over u's answers. */
export function gwetAcStandardError(counted: CountedRatings, options: CoefficientOptions = {}): number | null {
  const coefficient = pointValue(measureGwetAc(counted, options))
  if (Number.isNaN(coefficient)) return null
  const { patterns } = counted
  const likeness = likenessFor(counted, options)
  const { shares } = agreementSums(patterns, likeness)(patterns.count)
  const scale = chanceScale(counted, options)
  const others = shares.map((share) => scale * (1 - share))
  return correctedStandardError(patterns, {
    coefficient,
    chance: scale * spread(shares),
    agreement: agreementPerPattern(patterns, likeness),
    chanceOf: (p) => meanOverAnswers(patterns, p, others),
  })
}
