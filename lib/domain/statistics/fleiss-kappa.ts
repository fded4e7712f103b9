import {
  agreementSums,
  type CoefficientOptions,
  likelyMatches,
  likenessFor,
  measureCorrected,
} from './chance-corrected.ts'
import { type CountedRatings, countRatings } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import { type Measurement, pointValue, takeFigure } from './measurement.ts'
import { agreementPerPattern } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'
import { correctedStandardError, meanOverAnswers } from './standard-error.ts'

/**
 * Fleiss' kappa, generalised to missing answers and to partial credit: (p_a − p_e)/(1 − p_e) with p_a the percent
 * agreement and p_e = Σ w_ck π_c π_k, π_c the mean over rated units of the category's share of the unit's answers.
 *
 * Sources: Fleiss, J. L. (1971), "Measuring nominal scale agreement among many raters"; the form for missing answers is
 * that of Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th ed., eq. 2.12. Units with one answer enter π only.
 * Example: aa, bb, ab, bb: p_a = 3/4, π = (3/8, 5/8), p_e = 34/64, kappa = 7/15 = .4667.
 */
export function fleissKappa(ratings: Ratings, options: CoefficientOptions = {}): Figure {
  return takeFigure(measureFleissKappa(countRatings(ratings), options))
}

export function measureFleissKappa(counted: CountedRatings, options: CoefficientOptions = {}): Measurement {
  const likeness = likenessFor(counted, options)
  return measureCorrected(counted, likeness, (shares) => {
    const alike = likelyMatches(shares, likeness)
    return shares.reduce((sum, share, c) => sum + share * (alike[c] as number), 0)
  })
}

/** The analytic standard error over units: p_e|u is the mean of Σ_k w_ck π_k over u's answers c. */
export function fleissKappaStandardError(counted: CountedRatings, options: CoefficientOptions = {}): number | null {
  const coefficient = pointValue(measureFleissKappa(counted, options))
  if (Number.isNaN(coefficient)) return null
  const { patterns } = counted
  const likeness = likenessFor(counted, options)
  const { shares } = agreementSums(patterns, likeness)(patterns.count)
  const alike = likelyMatches(shares, likeness)
  return correctedStandardError(patterns, {
    coefficient,
    chance: shares.reduce((sum, share, c) => sum + share * (alike[c] as number), 0),
    agreement: agreementPerPattern(patterns, likeness),
    chanceOf: (p) => meanOverAnswers(patterns, p, alike),
  })
}
