import type { Figure } from '#lib/domain/statistics/figure.ts'
import type { ImageOverlaps } from './regions-answers.ts'
import { addNominalUnit, nominalAlpha, nominalWidth, type Statistic, Tally } from './regions-tally.ts'

export type ClassAgreement = {
  class: string
  regions: number
  /** Found and named alike: 2 · matches in which both say this class / regions of this class, over labeler pairs. */
  found: Figure
  /** Nominal alpha of "this class" against everything else, over the clusters of all images. */
  alpha: Figure
  /** Nominal alpha over the clusters in which somebody chose this class (the class alpha of KaLOS); no interval. */
  alphaWhereChosen: Figure
}

/** The columns of the figures per class. */
export type ClassColumns = { classes: number; found: number; alpha: number; rest: number }

export function takeClasses(tally: Tally, classes: number): ClassColumns {
  return { classes, found: tally.take(classes * 3), alpha: tally.take(classes * 2), rest: tally.take(2) }
}

/** Adds one image's regions and units of alpha. Class c has columns: matches · 2, comparisons, regions. */
export function addClasses(tally: Tally, columns: ClassColumns, overlaps: ImageOverlaps, units: number[][]): void {
  const labelers = overlaps.answers.length
  if (labelers < 2) return
  for (const code of overlaps.label) {
    if (code < 0) continue
    tally.add(columns.found + code * 3 + 1, labelers - 1)
    tally.add(columns.found + code * 3 + 2, 1)
  }
  for (const codes of units) {
    const m = codes.length
    if (m < 2) continue
    tally.add(columns.rest, 1)
    tally.add(columns.rest + 1, m)
    for (const code of new Set(codes)) {
      if (code >= columns.classes) continue
      const here = codes.filter((other) => other === code).length
      tally.add(columns.alpha + code * 2, here)
      tally.add(columns.alpha + code * 2 + 1, (2 * here * (m - here)) / (m - 1))
    }
  }
}

/** A match in which both sides carry this class. */
export function addClassMatch(tally: Tally, columns: ClassColumns, code: number): void {
  tally.add(columns.found + code * 3, 2)
}

/** Two statistics a class: found, and alpha against the rest. */
export function classStatistics(columns: ClassColumns): Statistic[] {
  return Array.from({ length: columns.classes }, (_, c) => [foundOf(columns, c), againstRest(columns, c)]).flat()
}

function foundOf(columns: ClassColumns, c: number): Statistic {
  const at = columns.found + c * 3
  return {
    units: (sums) => (sums[at] as number) / 2,
    answers: (sums) => sums[at + 2] as number,
    value: (sums) => ((sums[at + 1] as number) > 0 ? (sums[at] as number) / (sums[at + 1] as number) : 'not_answered'),
  }
}

/** Krippendorff's alpha of two categories from n_c and its disagreement: 1 − (n − 1) D / (2 n_c (n − n_c)). */
function againstRest(columns: ClassColumns, c: number): Statistic {
  const at = columns.alpha + c * 2
  return {
    units: (sums) => sums[columns.rest] as number,
    answers: (sums) => sums[columns.rest + 1] as number,
    value(sums) {
      const n = sums[columns.rest + 1] as number
      const chosen = sums[at] as number
      if (n === 0) return 'no_pairable_units'
      if (chosen === 0) return 'not_answered'
      if (chosen === n) return 'single_category'
      return 1 - ((n - 1) * (sums[at + 1] as number)) / (2 * chosen * (n - chosen))
    },
  }
}

/** Alpha over the units in which class c occurs. */
export function alphaWhereChosen(units: readonly (readonly number[])[], c: number, categories: number): Figure {
  const tally = new Tally()
  const at = tally.take(nominalWidth(categories))
  for (const codes of units) if (codes.includes(c)) addNominalUnit(tally, at, codes)
  tally.endGroup()
  const sums = tally.total()
  const statistic = nominalAlpha(at, categories, 'not_answered')
  const value = statistic.value(sums)
  const counts = { units: statistic.units(sums), answers: statistic.answers(sums) }
  return typeof value === 'number' ? { value, interval: null, ...counts } : { undefined: value, ...counts }
}

export type RegionCategory = { kind: 'class'; class: string } | { kind: 'no region' } | { kind: 'lacks' }
export type RegionConfusion = {
  a: RegionCategory
  b: RegionCategory
  /** Labeler pairs that gave a and b for the same thing. */
  pairs: number
  /** Coincidences of a and b, both ways, as alpha counts them: each pair weighs 1 / (answers of the unit − 1). */
  observed: number
  /** The coincidences that chance would give, both ways. */
  expected: number
  images: readonly string[]
}

/** Counts which categories stand for the same thing, image by image. */
export class Confusions {
  readonly #categories: number
  readonly #cells = new Map<number, { pairs: number; observed: number; images: Set<string> }>()
  readonly #totals: Float64Array

  constructor(categories: number) {
    this.#categories = categories
    this.#totals = new Float64Array(categories)
  }

  add(image: string, units: readonly (readonly number[])[]): void {
    for (const codes of units) {
      if (codes.length < 2) continue
      codes.forEach((a, i) => {
        this.#totals[a] = (this.#totals[a] as number) + 1
        for (const b of codes.slice(i + 1)) {
          if (a !== b) this.#count(Math.min(a, b), Math.max(a, b), 2 / (codes.length - 1), image)
        }
      })
    }
  }

  #count(a: number, b: number, observed: number, image: string): void {
    const key = a * this.#categories + b
    const cell = this.#cells.get(key) ?? { pairs: 0, observed: 0, images: new Set<string>() }
    cell.pairs++
    cell.observed += observed
    cell.images.add(image)
    this.#cells.set(key, cell)
  }

  /** Ranked by what they cost alpha: every nominal disagreement costs the same, so by `observed`. */
  ranked(nameOf: (code: number) => RegionCategory): RegionConfusion[] {
    const n = this.#totals.reduce((sum, count) => sum + count, 0)
    return [...this.#cells]
      .map(([key, cell]) => {
        const a = Math.floor(key / this.#categories)
        const b = key % this.#categories
        const expected = (2 * (this.#totals[a] as number) * (this.#totals[b] as number)) / (n - 1)
        return {
          a: nameOf(a),
          b: nameOf(b),
          pairs: cell.pairs,
          observed: cell.observed,
          expected,
          images: [...cell.images],
        }
      })
      .sort((x, y) => y.observed - x.observed)
  }
}
