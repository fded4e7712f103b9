import type { ItemId } from '../kernel/ids.ts'
import { hashText } from '../kernel/random.ts'

/** The seed of one labeler's item order, derived from the round's seed and the labeler; recorded with the round. */
export function orderSeed(roundSeed: string, account: string): string {
  return `${roundSeed}/${account}`
}

/**
 * The items in the order in which the holder of the seed gets them. The place of an item depends on the seed and the
 * item alone, so the order stays the same while others take items out of the list.
 */
export function itemOrder(seed: string, items: readonly ItemId[]): ItemId[] {
  return items
    .map((id) => ({ id, place: mix(hashText(`${seed}/${id}`)) }))
    .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ id }) => id)
}

/** The finaliser of MurmurHash3: without it, ids that differ in their last letter alone would stand close together. */
function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
