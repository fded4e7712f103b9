import type { Example } from '#lib/domain/definition/guideline.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'

/** What is known of an item that is shown as an example. */
export type ExampleItem = { id: ItemId; externalId: string; type: 'image' | 'audio' | 'other' }

/** An example with its item; null where the item is gone. */
export type ShownExample = Example & { shown: ExampleItem | null }

export function withItems(examples: readonly Example[], items: ReadonlyMap<ItemId, ExampleItem>): ShownExample[] {
  return examples.map((example) => ({ ...example, shown: items.get(example.item) ?? null }))
}
