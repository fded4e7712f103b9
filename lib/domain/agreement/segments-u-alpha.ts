import type { Figure, Reason } from '#lib/domain/statistics/figure.ts'
import { type Continuum, gapsBetween } from './segments-continuum.ts'

export type UnitizingAlpha2016 = {
  /** Units, their categories and the gaps: everything that unitizing asks. */
  full: Figure
  /** Units against gaps, whatever the categories. */
  binary: Figure
  /** The categories alone, where two labelers' units intersect. */
  coding: Figure
  perCategory: readonly {
    category: string
    /** How reliably this category is told from the others, where units intersect. */
    alpha: Figure
    /** The share of this category's units that intersects others' units. */
    covered: number
  }[]
}

/** `category` null: a gap. */
export type Value = string | null
export type Section = { start: number; end: number; category: Value }

/**
 * The u-alpha family (Krippendorff, Mathet, Bouvry & Widlöcher 2016) on a continuum in whole steps.
 *
 * Coincidences l(c, k) are the lengths of intersections of sections of value c and k of two labelers, both ways, over
 * (m − 1). Then alpha = 1 − [Σ_{c≠k} l(c, k) / l] / [Σ_{c≠k} l(c) l(k) / (l² − S)], S being what a section would share
 * with itself: length² of a unit, length of a gap (which is one step after another). `binary` takes all categories as
 * one. `coding` and `perCategory` leave out the gaps; their S sums intersections squared, over (m − 1).
 *
 * Example (Krippendorff 1995, A): on 24 steps one labeler marks [2, 10), [14, 20), the other [4, 8), [15, 17):
 * l = 48, units 20, gaps 28, off the diagonal 16; S = 120 + 28; alpha = 1 − (16 / 48) / (2 · 20 · 28 / (2304 − 148)) = .358.
 */
export function unitizingAlpha2016(continuum: Continuum): UnitizingAlpha2016 {
  const rows = sectionsPerLabeler(continuum, (category) => category)
  const counts = { units: continuum.length, answers: continuum.units.length }
  const coding = coincidencesOf(rows.map((row) => row.filter((section) => section.category !== null)))
  const lengths = new Map<string, number>()
  for (const { start, end, category } of continuum.units) {
    lengths.set(category, (lengths.get(category) ?? 0) + end - start)
  }
  return {
    full: alphaOf(coincidencesOf(rows), selfOverlap(rows), continuum, counts),
    binary: alphaOf(coincidencesOf(sectionsPerLabeler(continuum, () => 'unit')), selfOverlap(rows), continuum, counts),
    coding: alphaOf(coding, sumOf(coding.squares), continuum, counts),
    perCategory: [...lengths].sort().map(([category, length]) => ({
      category,
      alpha: categoryAlpha(coding, category, counts),
      covered: (coding.totals.get(category) ?? 0) / length,
    })),
  }
}

export function sectionsPerLabeler(continuum: Continuum, nameOf: (category: string) => string): Section[][] {
  return Array.from({ length: continuum.labelers }, (_, labeler) => {
    const units = continuum.units.filter((unit) => unit.labeler === labeler)
    return [
      ...units.map(({ start, end, category }) => ({ start, end, category: nameOf(category) })),
      ...gapsBetween(units, continuum.length).map((stretch) => ({ ...stretch, category: null })),
    ]
  })
}

export type Coincidences = {
  /** Length of intersections per value, and of those of unlike values. */
  totals: Map<Value, number>
  unlike: number
  /** Intersections of like values, per value. */
  like: Map<Value, number>
  /** Intersections squared, per value of the first section. */
  squares: Map<Value, number>
}

export function coincidencesOf(rows: readonly Section[][]): Coincidences {
  const found: Coincidences = { totals: new Map(), unlike: 0, like: new Map(), squares: new Map() }
  const weight = 1 / (rows.length - 1)
  const add = (map: Map<Value, number>, key: Value, amount: number) => map.set(key, (map.get(key) ?? 0) + amount)
  rows.forEach((row, i) => {
    rows.forEach((other, j) => {
      if (i === j) return
      for (const g of row) {
        for (const h of other) {
          const shared = Math.min(g.end, h.end) - Math.max(g.start, h.start)
          if (shared <= 0) continue
          add(found.totals, g.category, shared * weight)
          add(found.squares, g.category, shared * shared * weight)
          if (g.category === h.category) add(found.like, g.category, shared * weight)
          else found.unlike += shared * weight
        }
      }
    })
  })
  return found
}

export function selfOverlap(rows: readonly Section[][]): number {
  return rows.flat().reduce((sum, { start, end, category }) => {
    const length = end - start
    return sum + (category === null ? length : length * length)
  }, 0)
}

function alphaOf(
  { totals, unlike }: Coincidences,
  self: number,
  continuum: Continuum,
  counts: { units: number; answers: number },
): Figure {
  if (continuum.labelers < 2) return { undefined: 'single_labeler', ...counts }
  if (continuum.units.length === 0) return { undefined: 'no_segments', ...counts }
  const value = alphaOfCoincidences([...totals.values()], unlike, self)
  return typeof value === 'number' ? { value, interval: null, ...counts } : { undefined: value, ...counts }
}

/** The formula of the family, from l(c) for each value, Σ_{c≠k} l(c, k), and S; see `unitizingAlpha2016`. */
export function alphaOfCoincidences(totals: readonly number[], unlike: number, self: number): number | Reason {
  const all = totals.reduce((sum, total) => sum + total, 0)
  if (all === 0) return 'no_matches'
  const products = all * all - totals.reduce((sum, total) => sum + total * total, 0)
  const possible = all * all - self
  if (totals.filter((total) => total > 0).length < 2 || !(possible > 0)) return 'single_category'
  return 1 - (unlike / all) * (possible / products)
}

/** One value k against the others: 1 − [1 − l(k, k) / l(k)] / [l(k) (l − l(k)) / (l(k) l − S(k))]. */
function categoryAlpha(
  { totals, like, squares }: Coincidences,
  category: string,
  counts: { units: number; answers: number },
): Figure {
  const all = sumOf(totals)
  const mine = totals.get(category) ?? 0
  if (mine === 0) return { undefined: 'no_matches', ...counts }
  if (mine === all) return { undefined: 'single_category', ...counts }
  const observed = 1 - (like.get(category) ?? 0) / mine
  const expected = (mine * (all - mine)) / (mine * all - (squares.get(category) ?? 0))
  return { value: 1 - observed / expected, interval: null, ...counts }
}

function sumOf(map: ReadonlyMap<Value, number>): number {
  let sum = 0
  for (const value of map.values()) sum += value
  return sum
}
