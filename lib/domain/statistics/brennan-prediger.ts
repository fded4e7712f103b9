import { type CoefficientOptions, likenessFor, measureCorrected, sumOfLikeness } from './chance-corrected.ts'
import { type CountedRatings, countRatings } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import type { Likeness } from './likeness.ts'
import { type Measurement, pointValue, takeFigure } from './measurement.ts'
import { agreementPerPattern } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'
import { correctedStandardError } from './standard-error.ts'

/**
 * The coefficient of Brennan and Prediger (Bennett's S, Randolph's free-marginal kappa): chance gives every category the
 * same share, p_e = Σ w_ck / q². q counts the declared categories, or those used where none are declared.
 *
 * Source: Brennan, R. L. & Prediger, D. J. (1981), "Coefficient kappa: some uses, misuses, and alternatives".
 * Example: aa, bb, ab, bb: p_a = 3/4, p_e = 1/2, coefficient 1/2.
 */
export function brennanPrediger(ratings: Ratings, options: CoefficientOptions = {}): Figure {
  return takeFigure(measureBrennanPrediger(countRatings(ratings), options))
}

export function measureBrennanPrediger(counted: CountedRatings, options: CoefficientOptions = {}): Measurement {
  const likeness = likenessFor(counted, options)
  const chance = chanceOf(counted, likeness)
  return measureCorrected(counted, likeness, () => chance)
}

function chanceOf({ domain }: CountedRatings, likeness: Likeness): number {
  return sumOfLikeness(domain, likeness) / (domain.length * domain.length)
}

/** The analytic standard error over units; chance agreement does not depend on them. */
export function brennanPredigerStandardError(counted: CountedRatings, options: CoefficientOptions = {}): number | null {
  const likeness = likenessFor(counted, options)
  const chance = chanceOf(counted, likeness)
  return correctedStandardError(counted.patterns, {
    coefficient: pointValue(measureBrennanPrediger(counted, options)),
    chance,
    agreement: agreementPerPattern(counted.patterns, likeness),
    chanceOf: () => chance,
  })
}
