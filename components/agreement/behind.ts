import { figureMeanings } from '#lib/domain/agreement/figure-meanings.ts'
import {
  type Category,
  categoryKey,
  confusionKey,
  type FigureName,
  type ItemAgreement,
  type QuestionAgreement,
} from '#lib/domain/agreement/question-agreement.ts'
import type { AgreementReport } from '#lib/domain/impact/agreement-report.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'
import { categoryName, count } from './measurement-words.ts'

type Detail = NonNullable<AgreementReport['detail']>

/** The items behind one figure: first those that keep it from its best value, `apart` of them, then the others. */
export type Behind = {
  title: string
  note: string
  /** By which of an item's figures the list says how much it takes. */
  measure: FigureName
  items: readonly ItemId[]
  apart: number
  /** Set where the whole page can be narrowed to these items. */
  slice: string | null
}

/** Names of figures within a page, as its address carries them. */
export const behindKey = {
  figure: (name: FigureName) => `figure ${name}`,
  class: (category: Category) => `class ${categoryKey(category)}`,
  confusion: (a: Category, b: Category) => `confusion ${confusionKey(a, b)}`,
  pair: ({ a, b }: { a: string; b: string }) => `pair ${a} ${b}`,
  slice: ({ name, value }: { name: string; value: string }) => `slice ${name}:${value}`,
  wording: (names: readonly string[]) => `wording ${names.join(' / ')}`,
}

/** What an item takes from a figure: its cost for alpha, else what keeps the figure from its best value on it. */
export function partOf(item: ItemAgreement, measure: FigureName): number {
  return measure === 'alpha' ? item.cost : (item.parts[measure] ?? item.cost)
}

/** The items behind the figure of that key; null where the page shows no such figure. */
export function findBehind(
  key: string,
  detail: Detail,
  classes: readonly LabelClass[],
  nameOf: (labeler: string) => string,
): Behind | null {
  const { agreement, slices, wordings } = detail
  const all = { measure: 'alpha' as FigureName, slice: null }
  const figure = agreement.headline.find(({ name }) => behindKey.figure(name) === key)
  if (figure) return behindFigure(agreement, figure.name)
  const confusion = agreement.confusions.find(({ a, b }) => behindKey.confusion(a, b) === key)
  if (confusion) {
    const { a, b, items } = confusion
    const title = `Items behind ${categoryName(a, classes)} / ${categoryName(b, classes)}`
    return {
      ...all,
      title,
      note: `${count(items.length, 'item')} on which both were given`,
      items,
      apart: items.length,
    }
  }
  const ofClass = agreement.classes.find(({ category }) => behindKey.class(category) === key)
  if (ofClass) return { ...all, ...behindClass(ofClass.category, agreement, classes) }
  const pair = agreement.pairs.find((one) => behindKey.pair(one) === key)
  if (pair) {
    const title = `Items behind ${[nameOf(pair.a), nameOf(pair.b)].sort().join(' · ')}`
    const note = `they differ on ${pair.differ} of the ${count(pair.items.length, 'item')} that both answered`
    return { ...all, title, note, items: pair.items, apart: pair.differ }
  }
  const slice = slices.find((one) => behindKey.slice(one) === key)
  if (slice) {
    const apart = countApart(agreement, 'alpha', new Set(slice.items))
    const note = `answers differ on ${apart} of ${count(slice.items.length, 'item')}`
    const title = `Items of ${slice.name}: ${slice.value}`
    return { ...all, title, note, items: slice.items, apart, slice: `${slice.name}:${slice.value}` }
  }
  const wording = wordings.find(({ names }) => behindKey.wording(names) === key)
  if (wording) {
    const { names, items } = wording
    const title = `Items behind ${names.join(' / ')}`
    return { ...all, title, note: count(items.length, 'item'), items, apart: items.length }
  }
  return null
}

/** Everything that a headline figure rests on, what takes most from it first. */
export function behindFigure(agreement: QuestionAgreement, name: FigureName): Behind {
  const items = agreement.perItem
    .toSorted((a, b) => partOf(b, name) - partOf(a, name) || b.cost - a.cost)
    .map(({ item }) => item)
  const apart = countApart(agreement, name)
  return {
    title: `Items behind ${figureMeanings[name].name}`,
    note: `${apart} of ${count(items.length, 'item')} keep it from its best value`,
    measure: name,
    items,
    apart,
    slice: null,
  }
}

/** What disagreement about a class is made of: the items on which it was confused with anything, the dearest first. */
function behindClass(category: Category, { confusions, perItem }: QuestionAgreement, classes: readonly LabelClass[]) {
  const key = categoryKey(category)
  const concerned = confusions.filter(({ a, b }) => categoryKey(a) === key || categoryKey(b) === key)
  const confused = new Set(concerned.flatMap(({ items }) => items))
  const items = perItem.map(({ item }) => item).filter((item) => confused.has(item))
  const title = `Items on which ${categoryName(category, classes)} was confused`
  return { title, note: count(items.length, 'item'), items, apart: items.length }
}

function countApart({ perItem }: QuestionAgreement, name: FigureName, only?: ReadonlySet<ItemId>): number {
  return perItem.filter((item) => partOf(item, name) > 0 && (only?.has(item.item) ?? true)).length
}
