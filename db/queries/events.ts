import { and, desc, eq, lt } from 'drizzle-orm'
import type { AccountId, ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { events } = tables

export type EventOrigin = 'web' | 'api' | 'terminal' | 'system' | 'demo'
export type Event = {
  id: string
  at: Date
  kind: string
  actorId: AccountId | null
  origin: EventOrigin
  projectId: ProjectId | null
  itemId: ItemId | null
  subject: string | null
  details: Record<string, unknown>
}

export async function insertEvent(db: Db, event: Event): Promise<void> {
  await db.insert(events).values(event)
}

/** A project's events, newest first. */
export async function listEvents(db: Db, projectId: ProjectId, limit: number, before?: Date): Promise<Event[]> {
  return db
    .select()
    .from(events)
    .where(and(eq(events.projectId, projectId), before ? lt(events.at, before) : undefined))
    .orderBy(desc(events.at), desc(events.id))
    .limit(limit)
}
