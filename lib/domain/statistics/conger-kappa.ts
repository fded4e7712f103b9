import { type CoefficientOptions, correctForChance, likenessFor } from './chance-corrected.ts'
import { type CountedRatings, countRatings, whyNoPairs } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import { findLabeledPatterns } from './labeled-patterns.ts'
import { type Measurement, singleStatistic, takeFigure } from './measurement.ts'
import type { Ratings } from './ratings.ts'

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
  const agreement = new Float64Array(patterns.patterns)
  for (let p = 0; p < patterns.patterns; p++) {
    const from = start[p] as number
    const m = (start[p + 1] as number) - from
    let pairs = 0
    for (let i = from; i < from + m; i++) {
      for (let j = i + 1; j < from + m; j++)
        pairs += likeness((value[i] as number) % width, (value[j] as number) % width)
    }
    if (m >= 2) agreement[p] = (2 * pairs) / (m * (m - 1))
  }
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
      ? correctForChance(agreed / pairable, chanceOfPairs(counts, labelers, width, likeness))
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

/** (Σ_{g,h} Σ w p_gc p_hk − Σ_g Σ w p_gc p_gk) / (r (r − 1)): the mean over pairs of different labelers. */
function chanceOfPairs(
  shares: Float64Array,
  labelers: number,
  width: number,
  likeness: (a: number, b: number) => number,
): number {
  let sum = 0
  for (let c = 0; c < width; c++) {
    for (let k = 0; k < width; k++) {
      const alike = likeness(c, k)
      if (alike === 0) continue
      let here = 0
      let there = 0
      let own = 0
      for (let g = 0; g < labelers; g++) {
        const pc = shares[g * width + c] as number
        const pk = shares[g * width + k] as number
        here += pc
        there += pk
        own += pc * pk
      }
      sum += alike * (here * there - own)
    }
  }
  return sum / (labelers * (labelers - 1))
}
