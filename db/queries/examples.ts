import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { RuledExample } from '#lib/domain/definition/with-examples.ts'
import type { ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'
import { closedCondition } from './round.ts'

const { items, itemMedia, roundItems, rounds, rulings } = tables

/** Labeled in some round, and closed in every round that it is in: only then nothing is given away. */
function isFree(now: Date): SQL {
  const closed = sql`sum(case when ${closedCondition(now)} then 1 else 0 end)`
  return sql`count(*) = ${closed}`
}

/** The items of a project that may be shown as examples, by the id that its people know. */
export async function itemsFreeForExamples(
  db: Db,
  project: ProjectId,
  now: Date,
  only?: ItemId,
): Promise<{ id: ItemId; externalId: string }[]> {
  return db
    .select({ id: items.id, externalId: items.externalId })
    .from(roundItems)
    .innerJoin(rounds, eq(rounds.id, roundItems.roundId))
    .innerJoin(items, eq(items.id, roundItems.itemId))
    .where(
      and(
        eq(rounds.projectId, project),
        isNull(items.archivedAt),
        isNull(items.purgedAt),
        only ? eq(items.id, only) : undefined,
      ),
    )
    .groupBy(items.id, items.externalId)
    .having(isFree(now))
    .orderBy(asc(items.externalId))
}

/** Whether one item may be shown as an example. */
export async function isFreeForExamples(db: Db, project: ProjectId, item: ItemId, now: Date): Promise<boolean> {
  return (await itemsFreeForExamples(db, project, now, item)).length > 0
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

/** Examples that standing rulings made after a moment ask for, oldest first. */
export async function ruledExamples(db: Db, project: ProjectId, after: Date): Promise<RuledExample[]> {
  const rows = await db
    .select({ item: rulings.itemId, exampleOf: rulings.exampleOf, reason: rulings.reason })
    .from(rulings)
    .where(and(eq(rulings.projectId, project), gt(rulings.at, after), isNull(rulings.supersededBy)))
    .orderBy(asc(rulings.at))
  return rows.flatMap(({ item, exampleOf, reason }) =>
    exampleOf ? [{ ...exampleOf, item, note: reason.slice(0, 2000) }] : [],
  )
}
