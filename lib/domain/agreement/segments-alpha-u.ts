import type { Figure } from '#lib/domain/statistics/figure.ts'
import { type Continuum, categoriesOf, gapsBetween } from './segments-continuum.ts'

export type UnitizingAlpha = {
  perCategory: readonly { category: string; observed: number; expected: number; alpha: Figure }[]
  /** 1 − Σ observed / Σ expected over the categories. */
  all: Figure
}

type Section = { start: number; length: number; isUnit: boolean }

/**
 * Krippendorff's alpha_U for unitizing (Krippendorff 1995; 2004, ch. 11), per category and for all. Every labeler's
 * continuum of L steps is a row of sections: units of the category and the gaps between them.
 *
 * Observed: Σ over pairs of labelers i ≠ j and their sections g, h of δ² / (m (m − 1) L²), where δ² is
 * (start_g − start_h)² + (end_g − end_h)² for two units that overlap, length_g² for a unit that lies within a gap, else
 * 0. Expected: 2/L Σ over units of ((N − 1)/3 (2 l³ − 3 l² + l) + l² Σ over gaps of at least l (gap − l + 1)), divided by
 * m L (m L − 1) − Σ l (l − 1), with N units of length l in all.
 *
 * The measure was withdrawn by its author for the family of 2016 (`unitizingAlpha2016`), and units that overlap in time
 * have a meaning only when they are of different categories.
 *
 * Example (Krippendorff 1995, A): on 24 steps one labeler marks [2, 10), [14, 20), the other [4, 8), [15, 17): δ² = 4 + 4
 * and 1 + 9, both ways 36; observed 36 / (2 · 1 · 576) = .03125, expected .06447, alpha_U = .5153.
 */
export function unitizingAlpha1995(continuum: Continuum): UnitizingAlpha {
  const counts = { units: continuum.length, answers: continuum.units.length }
  const perCategory = categoriesOf(continuum).map((category) => {
    const rows = Array.from({ length: continuum.labelers }, (_, labeler) => sectionsOf(continuum, labeler, category))
    const observed = observedDisagreement(rows, continuum.length)
    const expected = expectedDisagreement(rows, continuum.length)
    return { category, observed, expected, alpha: alphaOf(observed, expected, continuum, counts) }
  })
  const sum = (part: 'observed' | 'expected') => perCategory.reduce((total, one) => total + one[part], 0)
  return { perCategory, all: alphaOf(sum('observed'), sum('expected'), continuum, counts) }
}

function alphaOf(
  observed: number,
  expected: number,
  continuum: Continuum,
  counts: { units: number; answers: number },
): Figure {
  if (continuum.labelers < 2) return { undefined: 'single_labeler', ...counts }
  if (continuum.units.length === 0) return { undefined: 'no_segments', ...counts }
  if (!(expected > 0)) return { undefined: 'no_variance', ...counts }
  return { value: 1 - observed / expected, interval: null, ...counts }
}

function sectionsOf(continuum: Continuum, labeler: number, category: string): Section[] {
  const units = continuum.units.filter((unit) => unit.labeler === labeler && unit.category === category)
  const section = (isUnit: boolean) => (stretch: { start: number; end: number }) => ({
    start: stretch.start,
    length: stretch.end - stretch.start,
    isUnit,
  })
  return [...units.map(section(true)), ...gapsBetween(units, continuum.length).map(section(false))]
}

function observedDisagreement(rows: readonly Section[][], length: number): number {
  let sum = 0
  rows.forEach((row, i) => {
    rows.forEach((other, j) => {
      if (i === j) return
      for (const g of row) for (const h of other) sum += difference(g, h)
    })
  })
  const m = rows.length
  return sum / (m * (m - 1) * length * length)
}

function difference(g: Section, h: Section): number {
  const gEnd = g.start + g.length
  const hEnd = h.start + h.length
  if (g.isUnit && h.isUnit) {
    const overlap = g.start < hEnd && h.start < gEnd
    return overlap ? (g.start - h.start) ** 2 + (gEnd - hEnd) ** 2 : 0
  }
  if (g.isUnit) return g.start >= h.start && gEnd <= hEnd ? g.length ** 2 : 0
  if (h.isUnit) return h.start >= g.start && hEnd <= gEnd ? h.length ** 2 : 0
  return 0
}

function expectedDisagreement(rows: readonly Section[][], length: number): number {
  const sections = rows.flat()
  const units = sections.filter((section) => section.isUnit)
  const gaps = sections.filter((section) => !section.isUnit)
  let sum = 0
  let squares = 0
  for (const { length: l } of units) {
    sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l)
    for (const gap of gaps) if (gap.length >= l) sum += l ** 2 * (gap.length - l + 1)
    squares += l * (l - 1)
  }
  const all = rows.length * length
  const below = all * (all - 1) - squares
  return below > 0 ? ((2 / length) * sum) / below : 0
}
