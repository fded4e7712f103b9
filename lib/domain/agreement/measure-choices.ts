import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ItemId } from '../kernel/ids.ts'
import type { Ratings } from '../statistics/ratings.ts'
import { agreementOfChoices } from './choices.ts'
import { countResting, type IndexedLabels, indexLabels } from './index-labels.ts'
import { answersByKey, itemsOfPairs } from './pair-items.ts'
import {
  type Category,
  confusionKey,
  type MeasureOptions,
  type NamedFigure,
  type QuestionAgreement,
} from './question-agreement.ts'

/** Agreement on a choice question: percent and alpha, with "x lacks the information" as a category of its own. */
export function measureChoices(labels: readonly LabelAtVersion[], options: MeasureOptions): QuestionAgreement {
  const indexed = indexLabels(labels)
  const { ratings, categories } = toRatings(indexed)
  const result = agreementOfChoices(ratings, { ...options, method: 'patterns' })
  const category = (code: number) => categories[code] as Category
  const confused = confusionsPerItem(indexed, ratings, categories)
  const ranked = Array.from(result.perUnit.unit, (unit) => indexed.items[unit] as ItemId)
  const pairItems = itemsOfPairs(answersByKey(indexed, ratings.value, ranked))
  return {
    kind: 'choice',
    ...countResting(labels),
    labelers: indexed.labelers,
    answers: ratings.unit.length,
    needsRelabel: indexed.needsRelabel,
    lacking: indexed.entries.filter(({ answer }) => answer.kind === 'lacks').length,
    headline: [
      { name: 'alpha', figure: result.alpha },
      { name: 'percent', figure: result.percent },
    ],
    classes: result.byClass.map((one) => ({
      category: category(one.category),
      chosen: one.chosen,
      figures: [
        { name: 'alpha', figure: one.alpha },
        { name: 'specific', figure: one.specific },
      ],
    })),
    confusions: result.confusions.map((pair) => {
      const [a, b] = [category(pair.a), category(pair.b)]
      const items = confused.byPair.get(confusionKey(a, b)) ?? []
      return { a, b, count: items.length, cost: pair.cost, items }
    }),
    pairs: result.labelerPairs.map((pair) => {
      const [a, b] = [indexed.labelers[pair.a] as string, indexed.labelers[pair.b] as string]
      const figures: NamedFigure[] = [
        { name: 'alpha', figure: pair.alpha },
        { name: 'percent', figure: pair.percent },
        { name: 'kappa', figure: pair.kappa },
      ]
      return { a, b, figures, ...pairItems(a, b) }
    }),
    perItem: ranked.map((item, i) => ({
      item,
      answers: result.perUnit.answers[i] as number,
      cost: result.perUnit.cost[i] as number,
      confusions: confused.byItem.get(item) ?? [],
      parts: { percent: 1 - (result.perUnit.agreement[i] as number) },
    })),
    sensitivity: [],
    emptyItems: 0,
  }
}

/** Choices as category codes, with what each code stands for. */
export function toRatings({ entries, items, labelers }: IndexedLabels): { ratings: Ratings; categories: Category[] } {
  const codes = new Map<string, number>()
  const categories: Category[] = []
  const codeOf = (category: Category, key: string) => {
    const known = codes.get(key)
    if (known !== undefined) return known
    codes.set(key, categories.length)
    return categories.push(category) - 1
  }
  const value = Int32Array.from(entries, ({ answer }) =>
    answer.kind === 'choice'
      ? codeOf({ kind: 'class', id: answer.class }, answer.class)
      : codeOf({ kind: 'lacks' }, ' lacks'),
  )
  const ratings: Ratings = {
    unit: Int32Array.from(entries, ({ unit }) => unit),
    labeler: Int32Array.from(entries, ({ labeler }) => labeler),
    value,
    units: items.length,
    labelers: labelers.length,
  }
  return { ratings, categories }
}

function confusionsPerItem({ items }: IndexedLabels, ratings: Ratings, categories: readonly Category[]) {
  const byItem = new Map<ItemId, string[]>()
  const byPair = new Map<string, ItemId[]>()
  const given = new Map<number, Set<number>>()
  ratings.unit.forEach((unit, i) => {
    const codes = given.get(unit) ?? new Set<number>()
    given.set(unit, codes.add(ratings.value[i] as number))
  })
  for (const [unit, codes] of given) {
    const item = items[unit] as ItemId
    const list = [...codes]
    const keys = list.flatMap((a, i) =>
      list.slice(i + 1).map((b) => confusionKey(categories[a] as Category, categories[b] as Category)),
    )
    byItem.set(item, keys)
    for (const key of keys) byPair.set(key, [...(byPair.get(key) ?? []), item])
  }
  return { byItem, byPair }
}
