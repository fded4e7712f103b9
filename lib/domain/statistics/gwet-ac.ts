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
import { agreementPerPattern, isPairable } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'

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

/**
 * The analytic standard error of AC1 / AC2 over units, by linearisation, for units drawn from a large population:
 * SE² = 1/(n (n − 1)) Σ_u (γ_u − γ)², γ_u = (n/n')(p_a|u − p_e [m_u ≥ 2])/(1 − p_e) − 2 (1 − γ)(p_e|u − p_e)/(1 − p_e),
 * over the n rated units, n' of them with two answers or more. Null where AC is undefined or n < 2.
 * Source: Gwet (2014), section 5.3.
 */
export function gwetAcStandardError(ratings: Ratings, options: CoefficientOptions = {}): number | null {
  const counted = countRatings(ratings)
  const { patterns, pairableUnits } = counted
  const gamma = pointValue(measureGwetAc(counted, options))
  if (Number.isNaN(gamma)) return null
  const likeness = likenessFor(counted, options)
  const { shares } = agreementSums(patterns, likeness)(patterns.count)
  const scale = chanceScale(counted, options)
  const chance = scale * spread(shares)
  const agreement = agreementPerPattern(patterns, likeness)
  let rated = 0
  for (let p = 0; p < patterns.patterns; p++) {
    if (patterns.start[p + 1] !== patterns.start[p]) rated += patterns.count[p] as number
  }
  if (rated < 2) return null
  let squares = 0
  for (let p = 0; p < patterns.patterns; p++) {
    const from = patterns.start[p] as number
    const to = patterns.start[p + 1] as number
    if (from === to) continue
    let chanceHere = 0
    for (let i = from; i < to; i++) chanceHere += 1 - (shares[patterns.value[i] as number] as number)
    chanceHere *= scale / (to - from)
    const observedHere = isPairable(patterns, p) ? (rated / pairableUnits) * ((agreement[p] as number) - chance) : 0
    const here = (observedHere - 2 * (1 - gamma) * (chanceHere - chance)) / (1 - chance)
    squares += (patterns.count[p] as number) * (here - gamma) ** 2
  }
  return Math.sqrt(squares / (rated * (rated - 1)))
}
