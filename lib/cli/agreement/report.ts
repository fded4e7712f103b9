import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'

type Interval = readonly [number, number] | null

/** One class, label or element: how often it was chosen, and the figures about it that the level has. */
export type ClassRow = { class: string; chosen: number; figures: Record<string, Figure> }

/** Two answers that were given for the same thing. `cost`: their part of 1 − alpha, where it is known. */
export type ConfusionRow = { a: string; b: string; observed: number; expected: number; cost: number | null }

/** Two labelers on the items that both answered. Which figures there are depends on the level. */
export type PairRow = { a: string; b: string; items: number; figures: Record<string, Figure> }

export type SliceRow = {
  slice: string
  value: number | null
  interval: Interval
  undefined: string | null
  items: number
  answers: number
}

/** What is measured of a table of ratings, at any level. */
export type Measured = {
  figure: Figure
  answers: number
  repeats: number
  byClass: ClassRow[]
  confusions: ConfusionRow[]
  labelerPairs: PairRow[]
  /** Further figures worth a line, by their title. */
  beside: { title: string; figure: Figure }[]
}

/** Everything that the command says. */
export type Report = {
  statistic: string
  level: string
  figure: Figure
  items: number
  labelers: number
  answers: number
  missing: number
  repeats: number
  byClass: ClassRow[]
  confusions: ConfusionRow[]
  labelerPairs: PairRow[]
  slices: SliceRow[]
  beside: Measured['beside']
}

export function numberOf(figure: Figure): number | null {
  return isDefined(figure) ? figure.value : null
}

export function intervalOf(figure: Figure): Interval {
  return isDefined(figure) ? figure.interval : null
}

export function reasonOf(figure: Figure): string | null {
  return isDefined(figure) ? null : figure.undefined
}

/** The report as one JSON object. */
export function jsonOf(report: Report): Record<string, unknown> {
  return {
    statistic: report.statistic,
    level: report.level,
    value: numberOf(report.figure),
    interval: intervalOf(report.figure),
    undefined: reasonOf(report.figure),
    items: report.items,
    labelers: report.labelers,
    answers: report.answers,
    missing: report.missing,
    repeats: report.repeats,
    by_class: report.byClass.map(({ class: name, chosen, figures }) => ({ class: name, chosen, ...flatten(figures) })),
    confusions: report.confusions,
    labeler_pairs: report.labelerPairs.map(({ a, b, items, figures }) => ({ a, b, items, ...flatten(figures) })),
    slices: report.slices,
    ...(report.beside.length > 0
      ? { beside: report.beside.map(({ title, figure }) => ({ title, ...flatten({ value: figure }) })) }
      : {}),
  }
}

/** `kappa` becomes `kappa`, `kappa_interval`, and `kappa_undefined` where there is a reason. */
function flatten(figures: Record<string, Figure>): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [name, figure] of Object.entries(figures)) {
    out[name] = numberOf(figure)
    if (intervalOf(figure)) out[`${name}_interval`] = intervalOf(figure)
    if (reasonOf(figure)) out[`${name}_undefined`] = reasonOf(figure)
  }
  return out
}
