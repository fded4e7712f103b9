import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ReadAnswer } from '../definition/projected-answer.ts'
import type { ItemId } from '../kernel/ids.ts'

/** Labels with items and labelers numbered, as statistics want them; what needs relabeling is left out and counted. */
export type IndexedLabels = {
  items: ItemId[]
  labelers: string[]
  entries: { unit: number; labeler: number; answer: ReadAnswer }[]
  needsRelabel: number
}

/** Numbers items and labelers in the order of their ids, so that the order of the labels does not show. */
export function indexLabels(labels: readonly LabelAtVersion[]): IndexedLabels {
  const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort()
  const items = sorted(labels.map(({ given }) => given.itemId))
  const labelers = sorted(labels.map(({ given }) => given.accountId))
  const unitOf = new Map(items.map((id, unit) => [id, unit]))
  const numberOf = new Map(labelers.map((id, labeler) => [id, labeler]))
  const entries = labels.flatMap(({ given, read }) =>
    read.kind === 'value'
      ? [
          {
            unit: unitOf.get(given.itemId) as number,
            labeler: numberOf.get(given.accountId) as number,
            answer: read.answer,
          },
        ]
      : [],
  )
  entries.sort((a, b) => a.unit - b.unit || a.labeler - b.labeler)
  return { items: items as ItemId[], labelers, entries, needsRelabel: labels.length - entries.length }
}

/** The items that a figure rests on, and those that it leaves out for want of a second answer. */
export type RestingItems = {
  items: number
  /** `needsRelabel`: two labelers or more answered, but fewer than two answers can be read at this version. */
  itemsLeft: { needsRelabel: number; single: number }
}

/** Counts the items with two readable answers or more; each other one under the reason why it has fewer. */
export function countResting(labels: readonly LabelAtVersion[]): RestingItems {
  const resting: RestingItems = { items: 0, itemsLeft: { needsRelabel: 0, single: 0 } }
  for (const given of Map.groupBy(labels, (label) => label.given.itemId).values()) {
    const labelers = (some: readonly LabelAtVersion[]) => new Set(some.map((label) => label.given.accountId)).size
    if (labelers(given.filter(({ read }) => read.kind === 'value')) > 1) resting.items++
    else if (labelers(given) > 1) resting.itemsLeft.needsRelabel++
    else resting.itemsLeft.single++
  }
  return resting
}
