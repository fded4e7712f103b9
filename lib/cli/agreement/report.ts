import type { RoundPlan } from '#lib/domain/agreement/plan-round.ts'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'

type Interval = readonly [number, number] | null

/** One class, label or element: how often it was chosen, and the figures about it that the level has. */
export type ClassRow = { class: string; chosen: number; figures: Record<string, Figure> }

/** Two answers that were given for the same thing. `cost`: their part of 1 − alpha, where it is known. */
export type ConfusionRow = { a: string; b: string; observed: number; expected: number; cost: number | null }

/** Two labelers on the items that both answered. Which figures there are depends on the level. */
export type PairRow = { a: string; b: string; items: number; figures: Record<string, Figure> }

/** The statistic on the rows of one slice. */
export type SliceRow = { slice: string; figure: Figure; items: number; answers: number }

/** The headline figure without one labeler's answers: where it rises, she answers unlike the others. */
export type LeftOutRow = { labeler: string; figure: Figure }

/** What an item costs: its part of 1 − alpha. `agreement`: the share of its pairs of answers that agree, where known. */
export type ItemRow = { item: string; answers: number; agreement: number | null; cost: number }

/** What is measured of a table of ratings, at any level. */
export type Measured = {
  figure: Figure
  answers: number
  repeats: number
  byClass: ClassRow[]
  confusions: ConfusionRow[]
  labelerPairs: PairRow[]
  /** The analytic standard error over items, where the statistic has a formula. */
  standardError: number | null
  /** Alpha without each labeler; none where there are few or very many. */
  leftOut: LeftOutRow[]
  /** The items that cost alpha the most, dearest first, at most `mostDearest`. */
  dearest: ItemRow[]
  /** What a planned round could show, judged from these answers; null where none was asked about. */
  plan: RoundPlan | null
  /** Further figures worth a line, by their title. */
  beside: { title: string; figure: Figure }[]
}

/** Items are listed by what they cost up to this number. */
export const mostDearest = 100

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
  standardError: number | null
  leftOut: LeftOutRow[]
  dearest: ItemRow[]
  plan: RoundPlan | null
  beside: Measured['beside']
}

function numberOf(figure: Figure): number | null {
  return isDefined(figure) ? figure.value : null
}

function intervalOf(figure: Figure): Interval {
  return isDefined(figure) ? figure.interval : null
}

function reasonOf(figure: Figure): string | null {
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
    standard_error: report.standardError,
    items: report.items,
    labelers: report.labelers,
    answers: report.answers,
    missing: report.missing,
    repeats: report.repeats,
    by_class: report.byClass.map(({ class: name, chosen, figures }) => ({ class: name, chosen, ...flatten(figures) })),
    confusions: report.confusions,
    labeler_pairs: report.labelerPairs.map(({ a, b, items, figures }) => ({ a, b, items, ...flatten(figures) })),
    slices: report.slices.map(({ slice, figure, items, answers }) => ({
      slice,
      value: numberOf(figure),
      interval: intervalOf(figure),
      undefined: reasonOf(figure),
      items,
      answers,
    })),
    without_labeler: report.leftOut.map(({ labeler, figure }) => ({ labeler, ...flatten({ value: figure }) })),
    dearest_items: report.dearest,
    ...(report.plan === null ? {} : { plan: planJson(report.plan) }),
    ...(report.beside.length > 0
      ? { beside: report.beside.map(({ title, figure }) => ({ title, ...flatten({ value: figure }) })) }
      : {}),
  }
}

function planJson(plan: RoundPlan): Record<string, unknown> {
  if ('undefined' in plan) return plan
  const { items, labelers, halfWidth, smallestChange, expectedAlpha } = plan
  return {
    items,
    labelers,
    half_width: halfWidth,
    smallest_change: smallestChange,
    expected_alpha: expectedAlpha,
    undefined: null,
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
