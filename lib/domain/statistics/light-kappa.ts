import { type CoefficientOptions, correctForChance, likenessFor } from './chance-corrected.ts'
import { type CountedRatings, countRatings, whyNoPairs } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import { findLabeledPatterns } from './labeled-patterns.ts'
import { identityLikeness, type Likeness } from './likeness.ts'
import { type Measurement, singleStatistic, takeFigure } from './measurement.ts'
import type { Ratings } from './ratings.ts'

/**
 * Light's kappa: the mean of Cohen's kappas over all pairs of labelers, each over the units that both answered.
 * Undefined if one of them is.
 *
 * Source: Light, R. J. (1971), "Measures of response agreement for qualitative data".
 * Example: with kappas .5, .7 and .9 between three labelers, .7.
 */
export function lightKappa(ratings: Ratings, options: CoefficientOptions = {}): Figure {
  return takeFigure(measureLightKappa(countRatings(ratings), options))
}

export function measureLightKappa(counted: CountedRatings, options: CoefficientOptions = {}): Measurement {
  const patterns = findLabeledPatterns(counted)
  const likeness = likenessFor(counted, options)
  let known: PairTables | null = null
  const { start, value } = patterns
  return {
    population: patterns,
    statistic: singleStatistic((weights) => {
      known ??= new PairTables(counted.grouped.labelers, counted.numbers.length, likeness) // large where it is asked for
      const tables = known
      tables.clear()
      for (let p = 0; p < patterns.patterns; p++) {
        const weight = weights[p] as number
        for (let i = start[p] as number; weight !== 0 && i < (start[p + 1] as number); i++) {
          for (let j = i + 1; j < (start[p + 1] as number); j++)
            tables.add(value[i] as number, value[j] as number, weight)
        }
      }
      return tables.meanKappa()
    }),
    impossible: whyNoPairs(counted) ?? whyPairMissing(counted),
    whyUndefined: 'single_category',
    units: counted.pairableUnits,
    answers: counted.pairableAnswers,
  }
}

/** All pairs of labelers need a unit in common. */
function whyPairMissing({ grouped }: CountedRatings): 'no_common_units' | null {
  const { labelers, units, start, labeler } = grouped
  const met = new Uint8Array(labelers * labelers)
  for (let u = 0; u < units; u++) {
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      for (let j = start[u] as number; j < (start[u + 1] as number); j++) {
        met[(labeler[i] as number) * labelers + (labeler[j] as number)] = 1
      }
    }
  }
  for (let a = 0; a < labelers; a++) {
    for (let b = 0; b < a; b++) if (met[a * labelers + b] === 0) return 'no_common_units'
  }
  return null
}

/** Agreement and margins of every pair of labelers. Combined codes are labeler · width + answer. */
class PairTables {
  private readonly rows: Float64Array
  private readonly columns: Float64Array
  private readonly agreed: Float64Array
  private readonly units: Float64Array
  private readonly labelers: number
  private readonly width: number
  private readonly likeness: Likeness

  constructor(labelers: number, width: number, likeness: Likeness) {
    this.labelers = labelers
    this.width = width
    this.likeness = likeness
    this.rows = new Float64Array(labelers * labelers * width)
    this.columns = new Float64Array(labelers * labelers * width)
    this.agreed = new Float64Array(labelers * labelers)
    this.units = new Float64Array(labelers * labelers)
  }

  clear(): void {
    for (const table of [this.rows, this.columns, this.agreed, this.units]) table.fill(0)
  }

  /** Counts a unit that shows both combined codes, that of the lower labeler first. */
  add(first: number, second: number, weight: number): void {
    const { width } = this
    const pair = Math.floor(first / width) * this.labelers + Math.floor(second / width)
    const a = first % width
    const b = second % width
    this.rows[pair * width + a] = (this.rows[pair * width + a] as number) + weight
    this.columns[pair * width + b] = (this.columns[pair * width + b] as number) + weight
    this.agreed[pair] = (this.agreed[pair] as number) + weight * this.likeness(a, b)
    this.units[pair] = (this.units[pair] as number) + weight
  }

  meanKappa(): number {
    let sum = 0
    for (let a = 0; a < this.labelers; a++) {
      for (let b = a + 1; b < this.labelers; b++) sum += this.kappa(a * this.labelers + b)
    }
    return sum / ((this.labelers * (this.labelers - 1)) / 2)
  }

  private kappa(pair: number): number {
    const n = this.units[pair] as number
    if (n === 0) return Number.NaN
    let chance = 0
    for (let a = 0; a < this.width; a++) {
      const row = this.rows[pair * this.width + a] as number
      if (row === 0) continue
      if (this.likeness === identityLikeness) {
        chance += row * (this.columns[pair * this.width + a] as number)
        continue
      }
      for (let b = 0; b < this.width; b++) {
        const column = this.columns[pair * this.width + b] as number
        if (column !== 0) chance += row * column * this.likeness(a, b)
      }
    }
    return correctForChance((this.agreed[pair] as number) / n, chance / (n * n))
  }
}
