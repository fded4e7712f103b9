import type { ItemId } from '../kernel/ids.ts'
import type { AgendaEntry } from './review-view.ts'

/** Whether an item still waits for a decision: it is neither ruled nor parked. */
export function isUndecided({ state }: Pick<AgendaEntry, 'state'>): boolean {
  return state === 'open' || state === 'revealed'
}

/**
 * The first undecided item after `from`, going on at the beginning of the agenda; of the whole agenda when `from` is
 * null. Null when nothing else is undecided.
 *
 * @param ruled those that were ruled just now, whatever the agenda still says
 */
export function nextUndecided(
  agenda: readonly Pick<AgendaEntry, 'item' | 'state'>[],
  from: ItemId | null,
  ruled: ReadonlySet<ItemId> = new Set(),
): ItemId | null {
  const at = agenda.findIndex(({ item }) => item === from)
  const order = [...agenda.slice(at + 1), ...agenda.slice(0, Math.max(0, at))]
  return order.find((entry) => isUndecided(entry) && !ruled.has(entry.item))?.item ?? null
}
