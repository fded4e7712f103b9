import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'
import { closedCondition } from './round.ts'

const { items, itemMedia, roundItems, rounds } = tables

/** Whether an item may be shown as an example: labeled in some round, and closed in every round that it is in. */
export async function isFreeForExamples(db: Db, project: ProjectId, item: ItemId, now: Date): Promise<boolean> {
  const [row] = await db
    .select({
      rounds: sql<number>`count(*)`.mapWith(Number),
      closed: sql<number>`coalesce(sum(case when ${closedCondition(now)} then 1 else 0 end), 0)`.mapWith(Number),
    })
    .from(roundItems)
    .innerJoin(rounds, eq(rounds.id, roundItems.roundId))
    .innerJoin(items, eq(items.id, roundItems.itemId))
    .where(and(eq(roundItems.itemId, item), eq(rounds.projectId, project), isNull(items.purgedAt)))
  return row !== undefined && row.rounds > 0 && row.rounds === row.closed
}

export type ExampleItem = { id: ItemId; externalId: string; type: 'image' | 'audio' | 'other' }

/** What is needed to show items as examples; purged ones are left out. */
export async function exampleItems(db: Db, project: ProjectId, ids: readonly ItemId[]): Promise<ExampleItem[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: items.id, externalId: items.externalId, measures: itemMedia.measures })
    .from(items)
    .leftJoin(itemMedia, and(eq(itemMedia.itemId, items.id), eq(itemMedia.role, 'primary'), eq(itemMedia.position, 0)))
    .where(and(eq(items.projectId, project), isNull(items.purgedAt), inArray(items.id, [...new Set(ids)])))
  return rows.map(({ id, externalId, measures }) => ({ id, externalId, type: measures?.kind ?? 'other' }))
}
