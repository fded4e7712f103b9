import { type CountedRatings, countRatings, whyNoPairs } from './counted-ratings.ts'
import type { Figure, Reason } from './figure.ts'
import { type Measurement, singleStatistic, takeFigure } from './measurement.ts'
import type { Ratings } from './ratings.ts'

/** The forms of Shrout & Fleiss: model (1 one-way, 2 two-way random, 3 two-way mixed), then one labeler or the mean of k. */
export const iccForms = ['1_1', '2_1', '3_1', '1_k', '2_k', '3_k'] as const
export type IccForm = (typeof iccForms)[number]

/**
 * Intraclass correlation of numbers that every labeler gave to every unit.
 *
 * With mean squares between units (B), within units (W), between labelers (J) and of the rest (E), n units, k labelers:
 * ICC(1,1) = (B − W)/(B + (k − 1) W); ICC(2,1) = (B − E)/(B + (k − 1) E + k (J − E)/n); ICC(3,1) = (B − E)/(B + (k − 1) E);
 * ICC(1,k) = (B − W)/B; ICC(2,k) = (B − E)/(B + (J − E)/n); ICC(3,k) = (B − E)/B.
 * Undefined with missing answers, fewer than two units or labelers, and when all units have the same mean (B = 0): the
 * forms then divide by 0 or by rounding errors.
 *
 * Source: Shrout, P. E. & Fleiss, J. L. (1979), "Intraclass correlations: uses in assessing rater reliability".
 * Example: two labelers, units (1, 2), (3, 4): B = 4, W = 1/2, J = 1, E = 0; ICC(1,1) = 3.5/4.5 = .7778, ICC(3,1) = 1.
 */
export function intraclassCorrelation(ratings: Ratings, form: IccForm): Figure {
  return takeFigure(measureIcc(countRatings(ratings), form))
}

/**
 * Each unit is a pattern of its own: the correlation asks who answered what. `numbers` are what codes stand for, where
 * that is not what the ratings hold.
 */
export function measureIcc(counted: CountedRatings, form: IccForm, numbers?: ArrayLike<number>): Measurement {
  const { units, labelers } = counted.grouped
  const table = completeTable(counted, numbers ?? counted.numbers)
  return {
    population: {
      patterns: units,
      units,
      count: new Int32Array(units).fill(1),
      patternOf: Int32Array.from({ length: units }, (_, u) => u),
    },
    statistic: singleStatistic((weights) => (table ? iccOf(table, labelers, weights, form) : Number.NaN)),
    impossible: whyImpossible(counted, table),
    whyUndefined: 'no_variance',
    units: counted.pairableUnits,
    answers: counted.pairableAnswers,
  }
}

function whyImpossible(counted: CountedRatings, table: Float64Array | null): Reason | null {
  const none = whyNoPairs(counted)
  if (none) return none
  if (table === null) return 'incomplete'
  return counted.grouped.units < 2 ? 'too_few_units' : null
}

/** The numbers in rows of `labelers`, or null when an answer is missing. */
function completeTable({ grouped, codes }: CountedRatings, numbers: ArrayLike<number>): Float64Array | null {
  const { units, labelers, labeler, start } = grouped
  if (codes.length !== units * labelers) return null
  const table = new Float64Array(units * labelers)
  for (let u = 0; u < units; u++) {
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      table[u * labelers + (labeler[i] as number)] = numbers[codes[i] as number] as number
    }
  }
  return table
}

function iccOf(table: Float64Array, k: number, weights: ArrayLike<number>, form: IccForm): number {
  const units = table.length / k
  const byLabeler = new Float64Array(k)
  let n = 0
  let mean = 0
  for (let u = 0; u < units; u++) {
    const weight = weights[u] as number
    n += weight
    for (let l = 0; l < k; l++) {
      const x = weight * (table[u * k + l] as number)
      byLabeler[l] = (byLabeler[l] as number) + x
      mean += x
    }
  }
  mean /= n * k
  let between = 0
  let within = 0
  for (let u = 0; u < units; u++) {
    const weight = weights[u] as number
    if (weight === 0) continue
    let sum = 0
    for (let l = 0; l < k; l++) sum += table[u * k + l] as number
    between += weight * k * (sum / k - mean) ** 2
    for (let l = 0; l < k; l++) within += weight * ((table[u * k + l] as number) - sum / k) ** 2
  }
  let ofLabelers = 0
  for (let l = 0; l < k; l++) ofLabelers += n * ((byLabeler[l] as number) / n - mean) ** 2
  if (n < 2 || between <= 1e-12 * (between + within)) return Number.NaN
  const b = between / (n - 1)
  const w = within / (n * (k - 1))
  const j = ofLabelers / (k - 1)
  const e = Math.max(0, within - ofLabelers) / ((n - 1) * (k - 1))
  if (form === '1_1') return (b - w) / (b + (k - 1) * w)
  if (form === '2_1') return (b - e) / (b + (k - 1) * e + (k * (j - e)) / n)
  if (form === '3_1') return (b - e) / (b + (k - 1) * e)
  if (form === '1_k') return (b - w) / b
  return form === '2_k' ? (b - e) / (b + (j - e) / n) : (b - e) / b
}
