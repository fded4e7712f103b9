import type { AnswerPatterns } from './answer-patterns.ts'
import { correctForChance } from './chance-corrected.ts'
import { marginsOf, measureTable, tableOf } from './cohen-kappa.ts'
import { type CountedRatings, countRatings } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import { type Measurement, pointValue, takeFigure } from './measurement.ts'
import { agreementPerPattern } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'
import { correctedStandardError, meanOverAnswers } from './standard-error.ts'

/**
 * Scott's pi of two labelers over the units that both answered: as Cohen's kappa, but chance uses the pooled shares of
 * both, p_e = Σ π_c².
 *
 * Source: Scott, W. A. (1955), "Reliability of content analysis: the case of nominal scale coding".
 * Example: aa, bb, ab, bb: p_o = 3/4, π = (3/8, 5/8), p_e = 34/64, pi = 7/15 = .4667.
 */
export function scottPi(ratings: Ratings, labelers: { a?: number; b?: number } = {}): Figure {
  return takeFigure(measureScottPi(countRatings(ratings), labelers))
}

export function measureScottPi(counted: CountedRatings, labelers: { a?: number; b?: number } = {}): Measurement {
  return measureTable(counted, labelers, piOfTable)
}

/** The analytic standard error of Scott's pi over the units that both answered: p_e|u is the mean of π of both answers. */
export function scottPiStandardError(
  counted: CountedRatings,
  labelers: { a?: number; b?: number } = {},
): number | null {
  const coefficient = pointValue(measureScottPi(counted, labelers))
  if (Number.isNaN(coefficient)) return null
  const table = tableOf(counted, labelers)
  const { first, second } = marginsOf(table)
  const shares = first.map((share, c) => (share + (second[c] as number)) / 2)
  return correctedStandardError(table, {
    coefficient,
    chance: shares.reduce((sum, share) => sum + share * share, 0),
    agreement: agreementPerPattern(table),
    chanceOf: (p) => meanOverAnswers(table, p, shares),
  })
}

function piOfTable({ patterns, value, codes }: AnswerPatterns): (weights: ArrayLike<number>) => number {
  const margins = new Float64Array(codes)
  return (weights) => {
    margins.fill(0)
    let n = 0
    let agreed = 0
    for (let p = 0; p < patterns; p++) {
      const weight = weights[p] as number
      const a = value[2 * p] as number
      const b = value[2 * p + 1] as number
      margins[a] = (margins[a] as number) + weight
      margins[b] = (margins[b] as number) + weight
      n += weight
      if (a === b) agreed += weight
    }
    let chance = 0
    for (let c = 0; c < codes; c++) chance += ((margins[c] as number) / (2 * n)) ** 2
    return correctForChance(agreed / n, chance)
  }
}
