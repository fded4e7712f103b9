import type { ItemId } from '../kernel/ids.ts'
import { seededRandom, shuffled } from '../kernel/random.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import type { Sampling } from './assignment.ts'

/** How a lead asks for the items of a round. */
export type DrawRequest =
  | { how: 'all'; fresh: boolean }
  | { how: 'random'; fresh: boolean; count: number }
  | { how: 'given'; items: readonly ItemId[]; note: string }

/** An item of a round with the probability with which it was drawn; null when chance played no part. */
export type DrawnItem = { item: ItemId; inclusion: number | null }

/**
 * Draws the items of a round from the pool (all items that may be drawn, or only fresh ones, as the request says).
 * Each of `count` items out of N is drawn with probability count / N; taking the whole pool is probability 1.
 */
export function drawItems(
  request: DrawRequest,
  pool: readonly ItemId[],
  seed: string,
): Result<{ sampling: Sampling; items: DrawnItem[] }> {
  if (request.how === 'given') {
    const known = new Set(pool)
    const missing = request.items.filter((id) => !known.has(id))
    if (missing.length > 0) {
      return refuse({
        code: 'invalid',
        field: 'items',
        message: `${missing.length} of the ${request.items.length} items named are not in this project or are archived.`,
        details: { items: missing.slice(0, 100) },
      })
    }
    const items = [...new Set(request.items)].map((item) => ({ item, inclusion: null }))
    return items.length > 0 ? ok({ sampling: { how: 'given', note: request.note }, items }) : refuse(nothing(false))
  }
  if (pool.length === 0) return refuse(nothing(request.fresh))
  if (request.how === 'all') {
    return ok({ sampling: { how: 'all', fresh: request.fresh }, items: pool.map((item) => ({ item, inclusion: 1 })) })
  }
  const { count, fresh } = request
  if (!Number.isInteger(count) || count < 1 || count > pool.length) {
    return refuse({
      code: 'invalid',
      field: 'count',
      message: `The number of items must be from 1 to ${pool.length}, the number of ${fresh ? 'fresh ' : ''}items; it was ${count}.`,
      details: { least: 1, most: pool.length },
    })
  }
  const items = shuffled([...pool].sort(), seededRandom(seed))
    .slice(0, count)
    .map((item) => ({ item, inclusion: count / pool.length }))
  return ok({ sampling: { how: 'random', count, from: pool.length, seed, fresh }, items })
}

function nothing(fresh: boolean) {
  const message = fresh
    ? 'There are no fresh items: every item has been labeled before. Import more, or draw from all items.'
    : 'There are no items to label. Import some first.'
  return { code: 'invalid' as const, field: 'items', message }
}
