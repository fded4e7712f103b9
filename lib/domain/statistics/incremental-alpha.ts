import type { Figure } from './figure.ts'
import { groupByUnit } from './grouped-ratings.ts'
import type { Ratings } from './ratings.ts'

/** Nominal alpha that follows changes of single answers without counting anew. */
export type IncrementalAlpha = {
  /** Sets, changes (code) or takes back (null) one labeler's answer to one unit. Time grows with the unit's answers. */
  change(unit: number, labeler: number, code: number | null): void
  figure(): Figure
}

/** The answers to one unit; `length` of both columns is the number of answers. */
type UnitAnswers = { labelers: number[]; codes: number[] }

/**
 * Starts from ratings with category codes. All sums are whole numbers (pairs that agree, by the number of answers on the
 * unit), so that any order of changes ends at the very value of `krippendorffAlpha` on the same answers.
 */
export function createIncrementalAlpha(ratings: Ratings): IncrementalAlpha {
  const grouped = groupByUnit(ratings)
  const changed = new Map<number, UnitAnswers>()
  const sums = new NominalSums()

  const answersOf = (unit: number): UnitAnswers => {
    const known = changed.get(unit)
    if (known) return known
    const from = grouped.start[unit] as number
    const to = grouped.start[unit + 1] as number
    return {
      labelers: Array.from(grouped.labeler.subarray(from, to)),
      codes: Array.from(grouped.value.subarray(from, to)),
    }
  }
  for (let u = 0; u < grouped.units; u++) {
    sums.add(grouped.value, grouped.start[u] as number, grouped.start[u + 1] as number, 1)
  }

  return {
    change(unit, labeler, code) {
      if (!(unit >= 0 && unit < grouped.units)) throw new Error(`unit ${unit} is not among the ratings`)
      const answers = answersOf(unit)
      changed.set(unit, answers)
      sums.add(answers.codes, 0, answers.codes.length, -1)
      const at = answers.labelers.indexOf(labeler)
      if (at !== -1 && code !== null) answers.codes[at] = code
      else if (at !== -1) {
        answers.labelers.splice(at, 1)
        answers.codes.splice(at, 1)
      } else if (code !== null) {
        answers.labelers.push(labeler)
        answers.codes.push(code)
      }
      sums.add(answers.codes, 0, answers.codes.length, 1)
    },
    figure: () => sums.figure(),
  }
}

/** Margins of the pairable answers, and agreeing ordered pairs and units by the number of answers on the unit. */
class NominalSums {
  private readonly margins: number[] = []
  private readonly agreeing: number[] = []
  private readonly unitsOfSize: number[] = []
  private squares = 0
  private values = 0

  /** Adds (sign 1) or takes away (sign −1) the answers of one unit, if they are two or more. */
  add(codes: ArrayLike<number>, from: number, to: number, sign: 1 | -1): void {
    const m = to - from
    if (m < 2) return
    let agreeing = 0
    for (let i = from; i < to; i++) {
      const code = codes[i] as number
      const before = this.margins[code] ?? 0
      this.margins[code] = before + sign
      this.squares += 2 * sign * before + 1
      for (let j = i + 1; j < to; j++) if (codes[j] === code) agreeing += 2
    }
    this.values += sign * m
    this.agreeing[m] = (this.agreeing[m] ?? 0) + sign * agreeing
    this.unitsOfSize[m] = (this.unitsOfSize[m] ?? 0) + sign
  }

  figure(): Figure {
    let observed = 0
    let units = 0
    for (let m = 2; m < this.unitsOfSize.length; m++) {
      const here = this.unitsOfSize[m] ?? 0
      units += here
      observed += (here * m * (m - 1) - (this.agreeing[m] ?? 0)) / (m - 1)
    }
    const answers = this.values
    if (units === 0) return { undefined: 'no_pairable_units', units, answers }
    const expected = answers * answers - this.squares
    if (expected === 0) return { undefined: 'single_category', units, answers }
    return { value: 1 - ((answers - 1) * observed) / expected, interval: null, units, answers }
  }
}
