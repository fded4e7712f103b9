import { type CoefficientOptions, likenessFor, measureCorrected, sumOfLikeness } from './chance-corrected.ts'
import { type CountedRatings, countRatings } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import { type Measurement, takeFigure } from './measurement.ts'
import type { Ratings } from './ratings.ts'

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
  const q = counted.domain.length
  const chance = sumOfLikeness(counted.domain, likeness) / (q * q)
  return measureCorrected(counted, likeness, () => chance)
}
