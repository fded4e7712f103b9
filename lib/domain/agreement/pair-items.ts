import type { ItemId } from '../kernel/ids.ts'
import type { IndexedLabels } from './index-labels.ts'

/** The items that two labelers both answered, those on which they differ first; `differ` is how many those are. */
export type PairItems = { items: ItemId[]; differ: number }

export type ItemAnswers = {
  item: ItemId
  labelers: readonly string[]
  differ: (a: string, b: string) => boolean
}

/** For each two labelers the items behind their figures; within either part in the order given (the dearest first). */
export function itemsOfPairs(answers: readonly ItemAnswers[]): (a: string, b: string) => PairItems {
  const parts = new Map<string, { differing: ItemId[]; alike: ItemId[] }>()
  for (const { item, labelers, differ } of answers) {
    labelers.forEach((a, i) => {
      for (const b of labelers.slice(i + 1)) {
        const key = pairKey(a, b)
        const part = parts.get(key) ?? { differing: [], alike: [] }
        part[differ(a, b) ? 'differing' : 'alike'].push(item)
        parts.set(key, part)
      }
    })
  }
  return (a, b) => {
    const { differing, alike } = parts.get(pairKey(a, b)) ?? { differing: [], alike: [] }
    return { items: [...differing, ...alike], differ: differing.length }
  }
}

/** What was answered on each item, where answers differ when their keys do (`keys` stands parallel to the entries). */
export function answersByKey(
  { items, labelers, entries }: IndexedLabels,
  keys: ArrayLike<number | string>,
  order: readonly ItemId[],
): ItemAnswers[] {
  const given = new Map<ItemId, Map<string, number | string>>()
  entries.forEach(({ unit, labeler }, i) => {
    const item = items[unit] as ItemId
    const own = given.get(item) ?? new Map<string, number | string>()
    given.set(item, own.set(labelers[labeler] as string, keys[i] as number | string))
  })
  return order.map((item) => {
    const own = given.get(item) ?? new Map<string, number | string>()
    return { item, labelers: [...own.keys()], differ: (a, b) => own.get(a) !== own.get(b) }
  })
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
