import type { AnswerPatterns } from './answer-patterns.ts'
import { type CoefficientOptions, likelyMatches, likenessFor } from './chance-corrected.ts'
import { type CountedRatings, countRatings, whyNoPairs } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import { labelerPairs } from './labeler-pairs.ts'
import { type Measurement, pointValue, singleStatistic, takeFigure } from './measurement.ts'
import { pairTable } from './pair-table.ts'
import { agreementPerPattern } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'
import { correctedStandardError } from './standard-error.ts'

/**
 * Cohen's kappa of a table of two labelers as a function of the number of units in each cell: (p_o − p_e)/(1 − p_e),
 * p_o = Σ w_ck p_ck, p_e = Σ w_ck p_c. p_.k. NaN where p_e = 1 or nothing is compared.
 *
 * `likeness` w is 1 for equal codes; without it, other codes count 0. Sources: Cohen, J. (1960), "A coefficient of
 * agreement for nominal scales", and (1968), "Weighted kappa".
 * Example: aa, bb, ab, bb: p_o = 3/4, p_e = (2·1 + 2·3)/16 = 1/2, kappa = 1/2.
 */
export function kappaOfTable(
  table: AnswerPatterns,
  likeness?: (a: number, b: number) => number,
): (weights: ArrayLike<number>) => number {
  const { patterns, value, codes } = table
  const rows = new Float64Array(codes)
  const columns = new Float64Array(codes)
  return (weights) => {
    rows.fill(0)
    columns.fill(0)
    let n = 0
    let agreed = 0
    for (let p = 0; p < patterns; p++) {
      const weight = weights[p] as number
      const a = value[2 * p] as number
      const b = value[2 * p + 1] as number
      rows[a] = (rows[a] as number) + weight
      columns[b] = (columns[b] as number) + weight
      n += weight
      agreed += weight * (a === b ? 1 : likeness ? likeness(a, b) : 0)
    }
    let chance = 0
    for (let a = 0; a < codes; a++) {
      if (rows[a] === 0) continue
      if (!likeness) chance += (rows[a] as number) * (columns[a] as number)
      else {
        for (let b = 0; b < codes; b++) {
          chance += (rows[a] as number) * (columns[b] as number) * (a === b ? 1 : likeness(a, b))
        }
      }
    }
    return n * n - chance > 0 ? (n * agreed - chance) / (n * n - chance) : Number.NaN
  }
}

/** Which two labelers; may be left out when there are only two. */
export type CohenOptions = CoefficientOptions & { a?: number; b?: number }

/** Cohen's kappa of two labelers over the units that both answered. See `kappaOfTable`. */
export function cohenKappa(ratings: Ratings, options: CohenOptions = {}): Figure {
  return takeFigure(measureCohenKappa(countRatings(ratings), options))
}

export function measureCohenKappa(counted: CountedRatings, options: CohenOptions = {}): Measurement {
  const likeness = options.weighting && options.weighting !== 'identity' ? likenessFor(counted, options) : undefined
  return measureTable(counted, options, (table) => kappaOfTable(table, likeness))
}

/**
 * The analytic standard error of Cohen's kappa over the units that both answered, p_e|u = (Σ_k w_ak p_.k + Σ_k w_bk
 * p_k.)/2 of answers a and b: that of Fleiss, J. L., Cohen, J. & Everitt, B. S. (1969), "Large sample standard errors of
 * kappa and weighted kappa", but for their n where n − 1 stands here.
 */
export function cohenKappaStandardError(counted: CountedRatings, options: CohenOptions = {}): number | null {
  const coefficient = pointValue(measureCohenKappa(counted, options))
  if (Number.isNaN(coefficient)) return null
  const table = tableOf(counted, options)
  const likeness = likenessFor(counted, options)
  const { first, second } = marginsOf(table)
  const asFirst = likelyMatches(second, likeness, first)
  const asSecond = likelyMatches(first, likeness, second)
  const chance = first.reduce((sum, share, c) => sum + share * (asFirst[c] as number), 0)
  const chanceOf = (p: number) =>
    ((asFirst[table.value[2 * p] as number] as number) + (asSecond[table.value[2 * p + 1] as number] as number)) / 2
  const agreement = agreementPerPattern(table, likeness)
  return correctedStandardError(table, { coefficient, chance, agreement, chanceOf })
}

/** The share of each answer of the first and of the second labeler. */
export function marginsOf({ patterns, value, count, codes, units }: AnswerPatterns) {
  const first = new Float64Array(codes)
  const second = new Float64Array(codes)
  for (let p = 0; p < patterns; p++) {
    const a = value[2 * p] as number
    const b = value[2 * p + 1] as number
    first[a] = (first[a] as number) + (count[p] as number) / units
    second[b] = (second[b] as number) + (count[p] as number) / units
  }
  return { first, second }
}

/** The cross table of two labelers over the units that both answered; empty where there are none. */
export function tableOf(counted: CountedRatings, { a = 0, b = 1 }: { a?: number; b?: number }): AnswerPatterns {
  if (a === b) throw new Error('a coefficient for two labelers needs two different ones')
  const swapped = a > b
  const pair = labelerPairs(counted).find((one) => one.a === Math.min(a, b) && one.b === Math.max(a, b))
  const none = { first: new Int32Array(0), second: new Int32Array(0) }
  const { first, second } = pair ?? none
  return pairTable(swapped ? { first: second, second: first } : { first, second }, counted.numbers.length)
}

/** A measurement of the cross table of two labelers. */
export function measureTable(
  counted: CountedRatings,
  labelers: { a?: number; b?: number },
  coefficient: (table: AnswerPatterns) => (weights: ArrayLike<number>) => number,
): Measurement {
  const table = tableOf(counted, labelers)
  return {
    population: table,
    statistic: singleStatistic(coefficient(table)),
    impossible: whyNoPairs(counted) ?? (table.units > 0 ? null : 'no_common_units'),
    whyUndefined: 'single_category',
    units: table.units,
    answers: 2 * table.units,
  }
}
