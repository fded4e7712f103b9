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
