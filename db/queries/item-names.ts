import { inArray } from 'drizzle-orm'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { items } = tables
const chunk = 1000

/** The names that people know items by, for the given ids. */
export async function itemNames(db: Db, ids: readonly ItemId[]): Promise<Record<ItemId, string>> {
  const names: Record<ItemId, string> = {}
  for (let at = 0; at < ids.length; at += chunk) {
    const rows = await db
      .select({ id: items.id, externalId: items.externalId })
      .from(items)
      .where(inArray(items.id, ids.slice(at, at + chunk)))
    for (const { id, externalId } of rows) names[id] = externalId
  }
  return names
}
