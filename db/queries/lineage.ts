import { and, asc, eq } from 'drizzle-orm'
import { readDocument } from '#lib/domain/annotation/read-document.ts'
import type { ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { accounts, annotations, batches, itemMedia, items, memberships, references, rounds, rulings, sources } = tables

/** An item with where it came from; null when the project has no such item. */
export async function itemOrigin(db: Db, project: ProjectId, item: ItemId) {
  const [row] = await db
    .select({ item: items, batch: batches, source: sources })
    .from(items)
    .innerJoin(batches, eq(batches.id, items.batchId))
    .leftJoin(sources, eq(sources.id, items.sourceId))
    .where(and(eq(items.projectId, project), eq(items.id, item)))
  if (!row) return null
  const media = await db
    .select()
    .from(itemMedia)
    .where(eq(itemMedia.itemId, item))
    .orderBy(asc(itemMedia.role), asc(itemMedia.position))
  return { ...row, media }
}

/** The id of an item by the name that the project's people know it by. */
export async function findItemByExternalId(db: Db, project: ProjectId, externalId: string): Promise<ItemId | null> {
  const [row] = await db
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.projectId, project), eq(items.externalId, externalId)))
  return row?.id ?? null
}

/** Every revision ever submitted on an item, undone and surplus ones included, oldest first. */
export async function revisionsOfItem(db: Db, project: ProjectId, item: ItemId) {
  const rows = await db
    .select({ annotation: annotations, round: rounds.number, pseudonym: memberships.pseudonym, name: accounts.name })
    .from(annotations)
    .innerJoin(rounds, eq(rounds.id, annotations.roundId))
    .innerJoin(accounts, eq(accounts.id, annotations.accountId))
    .innerJoin(
      memberships,
      and(eq(memberships.projectId, rounds.projectId), eq(memberships.accountId, annotations.accountId)),
    )
    .where(and(eq(rounds.projectId, project), eq(annotations.itemId, item)))
    .orderBy(asc(annotations.submittedAt), asc(annotations.id))
  return rows.map((row) => ({
    ...row,
    annotation: { ...row.annotation, document: readDocument(row.annotation.document) },
  }))
}

/** Every ruling on an item, superseded ones included, oldest first, with its author's name. */
export async function rulingsOfItem(db: Db, project: ProjectId, item: ItemId) {
  return db
    .select({ ruling: rulings, author: accounts.name })
    .from(rulings)
    .innerJoin(accounts, eq(accounts.id, rulings.authorId))
    .where(and(eq(rulings.projectId, project), eq(rulings.itemId, item)))
    .orderBy(asc(rulings.at), asc(rulings.id))
}

export async function referencesOfItem(db: Db, item: ItemId) {
  return db.select().from(references).where(eq(references.itemId, item)).orderBy(asc(references.createdAt))
}
