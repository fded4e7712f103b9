import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { AnswerValue } from '#lib/domain/annotation/flatten-answers.ts'
import type { AnnotationId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { annotations, answerValues, assignments, itemMedia, relabelRequests, releases, roundItems, rounds, versions } =
  tables

/** The counters of every item of every round beside what its assignments say. */
export async function countersWithRecount(db: Db) {
  const inState = (...states: ('held' | 'submitted')[]) =>
    sql<number>`(select count(*) from ${assignments} where ${assignments.roundId} = ${roundItems.roundId}
      and ${assignments.itemId} = ${roundItems.itemId} and ${inArray(assignments.state, states)})`.mapWith(Number)
  return db
    .select({
      round: roundItems.roundId,
      item: roundItems.itemId,
      kind: rounds.kind,
      overlap: rounds.overlap,
      openSlots: roundItems.openSlots,
      submitted: roundItems.submitted,
      taken: inState('held', 'submitted'),
      done: inState('submitted'),
      asked:
        sql<number>`(select count(*) from ${relabelRequests} where ${relabelRequests.roundId} = ${roundItems.roundId}
        and ${relabelRequests.itemId} = ${roundItems.itemId})`.mapWith(Number),
    })
    .from(roundItems)
    .innerJoin(rounds, eq(rounds.id, roundItems.roundId))
}

/** Annotations in the order of their ids, a page at a time, with their flat rows. */
export async function annotationsWithValues(db: Db, after: AnnotationId | null, limit: number) {
  const page = await db
    .select({ id: annotations.id, document: annotations.document })
    .from(annotations)
    .where(after === null ? undefined : gt(annotations.id, after))
    .orderBy(asc(annotations.id))
    .limit(limit)
  const ids = page.map(({ id }) => id)
  const values =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(answerValues)
          .where(and(inArray(answerValues.annotationId, ids)))
  const byAnnotation = Map.groupBy(values, ({ annotationId }) => annotationId)
  return page.map(({ id, document }) => ({
    id,
    document,
    values: (byAnnotation.get(id) ?? []).map(({ annotationId: _, ...value }): AnswerValue => value),
  }))
}

/** Every hash of bytes that a row points to, with what points to it. */
export async function pointedHashes(db: Db): Promise<{ hash: string; by: string }[]> {
  const media = await db.selectDistinct({ hash: itemMedia.blobHash }).from(itemMedia)
  const files = await db
    .select({ number: releases.number, jsonl: releases.jsonlBlob, csv: releases.csvBlob })
    .from(releases)
  return [
    ...media.map(({ hash }) => ({ hash, by: 'an item' })),
    ...files.flatMap(({ number, jsonl, csv }) => [jsonl, csv].map((hash) => ({ hash, by: `release ${number}` }))),
  ]
}

/** Versions with what their hash is made of. */
export async function versionsToVerify(db: Db) {
  return db.select().from(versions).orderBy(asc(versions.projectId), asc(versions.number))
}
