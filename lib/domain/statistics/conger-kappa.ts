import { type CoefficientOptions, correctForChance, likelyMatches, likenessFor } from './chance-corrected.ts'
import { type CountedRatings, countRatings, whyNoPairs } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import { findLabeledPatterns } from './labeled-patterns.ts'
import type { Likeness } from './likeness.ts'
import { type Measurement, pointValue, singleStatistic, takeFigure } from './measurement.ts'
import { agreementPerPattern } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'
import { correctedStandardError } from './standard-error.ts'

/**
 * Conger's kappa: Cohen's kappa for any number of labelers. Chance agreement is the mean over pairs of labelers g ≠ h of
 * Σ w_ck p_gc p_hk, with p_gc the share of category c in all of labeler g's answers. Undefined when a labeler has none.
 *
 * Sources: Conger, A. J. (1980), "Integration and generalization of kappas for multiple raters"; for missing answers
 * Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th ed., eq. 2.16.
 * Example: two labelers aa, bb, ab, bb: p_a = 3/4, p_e = 2/4 · 1/4 + 2/4 · 3/4 = 1/2, kappa = 1/2.
 */
export function congerKappa(ratings: Ratings, options: CoefficientOptions = {}): Figure {
  return takeFigure(measureCongerKappa(countRatings(ratings), options))
}

export function measureCongerKappa(counted: CountedRatings, options: CoefficientOptions = {}): Measurement {
  const { labelers } = counted.grouped
  const width = counted.numbers.length
  const likeness = likenessFor(counted, options)
  const patterns = findLabeledPatterns(counted)
  const { start, value } = patterns
  const agreement = agreementPerPattern(patterns, (a, b) => likeness(a % width, b % width))
  const counts = new Float64Array(labelers * width)
  const value1 = (weights: ArrayLike<number>): number => {
    counts.fill(0)
    let pairable = 0
    let agreed = 0
    for (let p = 0; p < patterns.patterns; p++) {
      const weight = weights[p] as number
      if (weight === 0) continue
      for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
        counts[value[i] as number] = (counts[value[i] as number] as number) + weight
      }
      if ((start[p + 1] as number) - (start[p] as number) < 2) continue
      pairable += weight
      agreed += weight * (agreement[p] as number)
    }
    return pairable > 0 && toShares(counts, labelers, width)
      ? correctForChance(
          agreed / pairable,
          chanceOfPairs(counts, metByChance(counts, labelers, width, likeness), labelers),
        )
      : Number.NaN
  }
  const idle = counted.activeLabelers < labelers ? 'labeler_without_answers' : null
  return {
    population: patterns,
    statistic: singleStatistic(value1),
    impossible: whyNoPairs(counted) ?? idle,
    whyUndefined: 'single_category',
    units: counted.pairableUnits,
    answers: counted.pairableAnswers,
  }
}

/**
 * The analytic standard error over units: with w_gc = Σ_k w_ck (Σ_h p_hk − p_gk), what an answer c of labeler g meets
 * among the others by chance, p_e|u = Σ_g (v_g + [g answered u] n/n_g (w_g,answer − v_g))/(r (r − 1)), v_g the mean of w_gc
 * over all n_g answers of g. Sources: see `congerKappa` and `correctedStandardError`; irrCAC's conger.kappa.raw.
 */
export function congerKappaStandardError(counted: CountedRatings, options: CoefficientOptions = {}): number | null {
  const coefficient = pointValue(measureCongerKappa(counted, options))
  if (Number.isNaN(coefficient)) return null
  const { labelers } = counted.grouped
  const width = counted.numbers.length
  const likeness = likenessFor(counted, options)
  const patterns = findLabeledPatterns(counted)
  const { start, value, count } = patterns
  const shares = new Float64Array(labelers * width)
  let rated = 0
  for (let p = 0; p < patterns.patterns; p++) {
    if (start[p + 1] !== start[p]) rated += count[p] as number
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      shares[value[i] as number] = (shares[value[i] as number] as number) + (count[p] as number)
    }
  }
  const answers = Float64Array.from({ length: labelers }, (_, g) =>
    shares.subarray(g * width, (g + 1) * width).reduce((sum, times) => sum + times, 0),
  )
  toShares(shares, labelers, width)
  const met = metByChance(shares, labelers, width, likeness)
  const mean = answers.map((_, g) => {
    let sum = 0
    for (let c = g * width; c < (g + 1) * width; c++) sum += (shares[c] as number) * (met[c] as number)
    return sum
  })
  const base = mean.reduce((sum, one) => sum + one, 0)
  const pairs = labelers * (labelers - 1)
  return correctedStandardError(patterns, {
    coefficient,
    chance: chanceOfPairs(shares, met, labelers),
    agreement: agreementPerPattern(patterns, (a, b) => likeness(a % width, b % width)),
    chanceOf: (p) => {
      let sum = base
      for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
        const g = Math.floor((value[i] as number) / width)
        sum += (rated / (answers[g] as number)) * ((met[value[i] as number] as number) - (mean[g] as number))
      }
      return sum / pairs
    },
  })
}

/** Σ_k w_ck (Σ_h p_hk − p_gk) for each labeler g and category c. */
function metByChance(shares: Float64Array, labelers: number, width: number, likeness: Likeness): Float64Array {
  const all = new Float64Array(width)
  for (let i = 0; i < shares.length; i++) all[i % width] = (all[i % width] as number) + (shares[i] as number)
  const ofAll = likelyMatches(all, likeness)
  const met = new Float64Array(labelers * width)
  for (let g = 0; g < labelers; g++) {
    const own = shares.subarray(g * width, (g + 1) * width)
    const ofOwn = likelyMatches(own, likeness, all)
    for (let c = 0; c < width; c++) met[g * width + c] = (ofAll[c] as number) - (ofOwn[c] as number)
  }
  return met
}

/** Divides each labeler's counts by their sum; false when a labeler has none. */
function toShares(counts: Float64Array, labelers: number, width: number): boolean {
  for (let g = 0; g < labelers; g++) {
    let sum = 0
    for (let c = 0; c < width; c++) sum += counts[g * width + c] as number
    if (sum === 0) return false
    for (let c = 0; c < width; c++) counts[g * width + c] = (counts[g * width + c] as number) / sum
  }
  return true
}

/** Σ_g Σ_c p_gc met_gc / (r (r − 1)): the mean over pairs of different labelers of Σ w_ck p_gc p_hk. */
function chanceOfPairs(shares: Float64Array, met: Float64Array, labelers: number): number {
  let sum = 0
  for (let i = 0; i < shares.length; i++) sum += (shares[i] as number) * (met[i] as number)
  return sum / (labelers * (labelers - 1))
}
