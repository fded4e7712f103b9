import type { ItemId } from '../kernel/ids.ts'
import type { Figure } from '../statistics/figure.ts'
import type { RestingItems } from './index-labels.ts'
import type { PairItems } from './pair-items.ts'

/** A class by id, or one of the two categories that are no class. */
export type Category = { kind: 'class'; id: string } | { kind: 'lacks' } | { kind: 'no region' }

export type NamedFigure = { name: FigureName; figure: Figure }
/** The figures that a question's agreement is shown by; each has a sentence that says what it means (figure-meanings.ts). */
export type FigureName = 'alpha' | 'percent' | 'found' | 'named' | 'drawn' | 'wer' | 'specific' | 'kappa'

export type ItemAgreement = {
  item: ItemId
  answers: number
  /** The part of 1 − alpha (choices, texts) or of the observed disagreement (boxes) that the item accounts for. */
  cost: number
  /** The pairs of categories that were confused on it, as keys (categoryKey, joined by " / "). */
  confusions: string[]
  /** What keeps the other headline figures from the best value here: a share, or for `named` a number of classes. */
  parts: Partial<Record<FigureName, number>>
}

/** Agreement on one question over one set of answers; plain data, kept in the cache and sent to the page. */
export type QuestionAgreement = {
  kind: 'choice' | 'boxes' | 'text'
  /** Items that the figures rest on: those with two answers or more that can be read at this version. */
  items: number
  /** Items with answers that the figures leave out, since fewer than two can be read or were given. */
  itemsLeft: RestingItems['itemsLeft']
  labelers: string[]
  answers: number
  /** Answers left out because they need relabeling at this version. */
  needsRelabel: number
  /** Answers that say that x lacks the information. */
  lacking: number
  /** The first one is the headline. */
  headline: NamedFigure[]
  classes: { category: Category; chosen: number; figures: NamedFigure[] }[]
  /** What is confused with what, by what it costs, the dearest first. */
  confusions: { a: Category; b: Category; count: number; cost: number; items: ItemId[] }[]
  pairs: (PairItems & { a: string; b: string; figures: NamedFigure[] })[]
  /** Each item that the figures rest on, the dearest first. */
  perItem: ItemAgreement[]
  /** Boxes only: the headline at other thresholds. */
  sensitivity: { threshold: number; headline: NamedFigure[] }[]
  /** Boxes only: items that all left empty, each one unit of agreement in alpha. */
  emptyItems: number
}

export type MeasureOptions = { bootstrap: number; seed: number }

/** Alpha among figures; null where it is none of them. */
export function alphaAmong(figures: readonly NamedFigure[]): Figure | null {
  return figures.find(({ name }) => name === 'alpha')?.figure ?? null
}

/** A name for a category that no other category has. */
export function categoryKey(category: Category): string {
  return category.kind === 'class' ? `class ${category.id}` : category.kind
}

export function confusionKey(a: Category, b: Category): string {
  return [categoryKey(a), categoryKey(b)].sort().join(' / ')
}
