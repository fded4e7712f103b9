import { type CoefficientOptions, likenessFor, measureCorrected } from './chance-corrected.ts'
import { type CountedRatings, countRatings } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import { type Measurement, takeFigure } from './measurement.ts'
import type { Ratings } from './ratings.ts'

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
  const plain = (options.weighting ?? 'identity') === 'identity'
  return measureCorrected(counted, likeness, (shares) => {
    let chance = 0
    for (let c = 0; c < shares.length; c++) {
      const here = shares[c] as number
      if (here === 0) continue
      chance += here * here
      for (let k = plain ? shares.length : c + 1; k < shares.length; k++) {
        if (shares[k] !== 0) chance += 2 * here * (shares[k] as number) * likeness(c, k)
      }
    }
    return chance
  })
}
