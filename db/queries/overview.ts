import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { ProjectId, ReleaseId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { accounts, annotations, comments, events, items, releases, rulings, versions } = tables

/** Questions that no lead has answered: how many, and when the oldest was asked. */
export async function openQuestions(db: Db, project: ProjectId): Promise<{ open: number; oldest: Date | null }> {
  const open = and(eq(comments.projectId, project), eq(comments.kind, 'question'), isNull(comments.resolvedAt))
  const [first] = await db.select({ at: comments.at }).from(comments).where(open).orderBy(asc(comments.at)).limit(1)
  return first ? { open: await db.$count(comments, open), oldest: first.at } : { open: 0, oldest: null }
}

/** Standing rulings under a version that speak of the definition: slips and items without the information do not. */
export async function countRulingsUnder(db: Db, project: ProjectId, version: VersionId): Promise<number> {
  return db.$count(
    rulings,
    and(
      eq(rulings.projectId, project),
      eq(rulings.versionId, version),
      inArray(rulings.finding, ['decided', 'definition_unclear']),
      isNull(rulings.supersededBy),
    ),
  )
}

export type ReleaseBrief = { id: ReleaseId; number: number; name: string; version: number; rows: number; madeAt: Date }

export async function latestRelease(db: Db, project: ProjectId): Promise<ReleaseBrief | null> {
  const { id, number, name, rows, madeAt } = releases
  const [row] = await db
    .select({ id, number, name, rows, madeAt, version: versions.number })
    .from(releases)
    .innerJoin(versions, eq(versions.id, releases.versionId))
    .where(eq(releases.projectId, project))
    .orderBy(desc(number))
    .limit(1)
  return row ?? null
}

/** When the last answer of a round came in that was not taken back. */
export async function lastAnswerAt(db: Db, round: RoundId): Promise<Date | null> {
  const [row] = await db
    .select({ at: annotations.submittedAt })
    .from(annotations)
    .where(and(eq(annotations.roundId, round), isNull(annotations.undoneAt)))
    .orderBy(desc(annotations.submittedAt))
    .limit(1)
  return row?.at ?? null
}

/** When the latest rulings of a project were made, newest first. */
export async function rulingTimes(db: Db, project: ProjectId, limit: number): Promise<Date[]> {
  const rows = await db
    .select({ at: rulings.at })
    .from(rulings)
    .where(eq(rulings.projectId, project))
    .orderBy(desc(rulings.at))
    .limit(limit)
  return rows.map(({ at }) => at)
}

export type ToldEvent = {
  id: string
  at: Date
  kind: string
  /** Who did it; null for the system. */
  actor: string | null
  /** The item that it is about, by the name that people know. */
  item: string | null
  details: Record<string, unknown>
}

/** The latest events of some kinds, newest first, with the names of who and what. */
export async function latestEvents(
  db: Db,
  project: ProjectId,
  kinds: readonly string[],
  limit: number,
): Promise<ToldEvent[]> {
  return db
    .select({
      id: events.id,
      at: events.at,
      kind: events.kind,
      actor: accounts.name,
      item: items.externalId,
      details: events.details,
    })
    .from(events)
    .leftJoin(accounts, eq(accounts.id, events.actorId))
    .leftJoin(items, eq(items.id, events.itemId))
    .where(and(eq(events.projectId, project), inArray(events.kind, [...kinds])))
    .orderBy(desc(events.at), desc(events.id))
    .limit(limit)
}
