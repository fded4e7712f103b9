import { and, asc, eq, gt, inArray, isNull, lt, max, sql } from 'drizzle-orm'
import { type AnswerValue, flattenAnswers } from '#lib/domain/annotation/flatten-answers.ts'
import type { KnownOperation } from '#lib/domain/annotation/operation.ts'
import { readDocument } from '#lib/domain/annotation/read-document.ts'
import type { AccountId, AnnotationId, AssignmentId, ItemId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'
import { type RoundScope, roundScope } from './round.ts'

const { annotations, answerValues, drafts, draftConflicts, operations, rounds } = tables

export type Annotation = typeof annotations.$inferSelect
export type Draft = typeof drafts.$inferSelect

const chunk = 1000

/** A revision that counts is neither undone nor surplus, and the last of its assignment. */
const isCurrent = and(
  isNull(annotations.undoneAt),
  eq(annotations.surplus, false),
  sql`not exists (select 1 from ${annotations} as later where later.assignment_id = ${annotations.assignmentId}
    and later.revision > ${annotations.revision} and later.undone_at is null)`,
)

/** What counts of the answers given in a project, a round or on an item: the last revision of each assignment. */
export async function currentAnnotations(db: Db, scope: RoundScope & { item?: ItemId }): Promise<Annotation[]> {
  const rows = await db
    .select({ annotation: annotations })
    .from(annotations)
    .innerJoin(rounds, eq(rounds.id, annotations.roundId))
    .where(and(roundScope(scope), scope.item ? eq(annotations.itemId, scope.item) : undefined, isCurrent))
    .orderBy(asc(annotations.submittedAt), asc(annotations.id))
  return rows.map(({ annotation }) => ({ ...annotation, document: readDocument(annotation.document) }))
}

/** A flat answer with what agreement groups by. */
export type CurrentValue = AnswerValue &
  Pick<Annotation, 'roundId' | 'itemId' | 'accountId' | 'versionId' | 'origin' | 'blind' | 'submittedAt'> & {
    annotationId: AnnotationId
  }

/** The flat answers of the current annotations of a round or project, without a document being parsed. */
export async function currentAnswerValues(db: Db, scope: RoundScope, question?: QuestionId): Promise<CurrentValue[]> {
  const rows = await db
    .select({
      value: answerValues,
      roundId: annotations.roundId,
      itemId: annotations.itemId,
      accountId: annotations.accountId,
      versionId: annotations.versionId,
      origin: annotations.origin,
      blind: annotations.blind,
      submittedAt: annotations.submittedAt,
    })
    .from(answerValues)
    .innerJoin(annotations, eq(annotations.id, answerValues.annotationId))
    .innerJoin(rounds, eq(rounds.id, annotations.roundId))
    .where(and(roundScope(scope), isCurrent, question ? eq(answerValues.questionId, question) : undefined))
    .orderBy(asc(answerValues.annotationId), asc(answerValues.questionId), asc(answerValues.position))
  return rows.map(({ value, ...rest }) => ({ ...value, ...rest }))
}

/** The last revision of an assignment that was not undone, surplus or not. */
export async function getLatestRevision(db: Db, assignment: AssignmentId): Promise<Annotation | null> {
  const rows = await db
    .select()
    .from(annotations)
    .where(and(eq(annotations.assignmentId, assignment), isNull(annotations.undoneAt)))
  const last = rows.sort((a, b) => b.revision - a.revision)[0]
  return last ? { ...last, document: readDocument(last.document) } : null
}

export async function nextRevision(tx: Db, assignment: AssignmentId): Promise<number> {
  const [row] = await tx
    .select({ last: max(annotations.revision) })
    .from(annotations)
    .where(eq(annotations.assignmentId, assignment))
  return (row?.last ?? 0) + 1
}

/** Appends immutable revisions with their flat rows. */
export async function insertAnnotations(tx: Db, rows: readonly (typeof annotations.$inferInsert)[]): Promise<void> {
  const values = rows.flatMap((row) =>
    flattenAnswers(row.document).map((value) => ({ annotationId: row.id, ...value })),
  )
  for (let at = 0; at < rows.length; at += chunk) await tx.insert(annotations).values(rows.slice(at, at + chunk))
  for (let at = 0; at < values.length; at += chunk) await tx.insert(answerValues).values(values.slice(at, at + chunk))
}

/** Takes back every revision of an assignment; the rows stay. */
export async function undoRevisions(tx: Db, assignment: AssignmentId, at: Date): Promise<void> {
  await tx
    .update(annotations)
    .set({ undoneAt: at })
    .where(and(eq(annotations.assignmentId, assignment), isNull(annotations.undoneAt)))
}

export async function getDraft(db: Db, assignment: AssignmentId): Promise<Draft | null> {
  const [row] = await db.select().from(drafts).where(eq(drafts.assignmentId, assignment))
  return row ? { ...row, document: readDocument(row.document) } : null
}

export async function draftsOf(db: Db, ids: readonly AssignmentId[]): Promise<Map<AssignmentId, Draft>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(drafts)
    .where(inArray(drafts.assignmentId, [...ids]))
  return new Map(rows.map((row) => [row.assignmentId, { ...row, document: readDocument(row.document) }]))
}

/**
 * Writes a draft if the one that is stored has the revision `base` (0 for none yet); null when it has another. The
 * comparison stands in the statement, so two saves based on one revision cannot both be written.
 */
export async function compareAndSetDraft(
  tx: Db,
  base: number,
  row: Omit<Draft, 'revision'>,
): Promise<{ revision: number } | null> {
  const next = { ...row, revision: base + 1 }
  const written =
    base === 0
      ? await tx.insert(drafts).values(next).onConflictDoNothing().returning({ revision: drafts.revision })
      : await tx
          .update(drafts)
          .set(next)
          .where(and(eq(drafts.assignmentId, row.assignmentId), eq(drafts.revision, base)))
          .returning({ revision: drafts.revision })
  return written[0] ?? null
}

/** Writes a draft whatever was there, as when a submit is taken back. */
export async function putDraft(tx: Db, row: Draft): Promise<void> {
  await tx.insert(drafts).values(row).onConflictDoUpdate({ target: drafts.assignmentId, set: row })
}

/** Keeps the side of a conflict that was not written; once, however often it is sent. */
export async function insertDraftConflict(tx: Db, row: typeof draftConflicts.$inferInsert): Promise<void> {
  await tx.insert(draftConflicts).values(row).onConflictDoNothing()
}

export async function conflictsOf(db: Db, assignment: AssignmentId): Promise<AnswerDocument[]> {
  const rows = await db
    .select()
    .from(draftConflicts)
    .where(eq(draftConflicts.assignmentId, assignment))
    .orderBy(asc(draftConflicts.at), asc(draftConflicts.id))
  return rows.map(({ document }) => readDocument(document))
}

export async function getOperation(db: Db, account: AccountId, id: string): Promise<KnownOperation | null> {
  const [row] = await db
    .select({ bodyHash: operations.bodyHash, answer: operations.answer })
    .from(operations)
    .where(and(eq(operations.accountId, account), eq(operations.id, id)))
  return row ?? null
}

export async function insertOperation(tx: Db, row: typeof operations.$inferInsert): Promise<void> {
  await tx.insert(operations).values(row)
}

/** Forgets up to `most` operations that were answered before `before`; says how many it found. */
export async function deleteOperationsBefore(db: Db, before: Date, most: number): Promise<number> {
  const old = await db.select({ id: operations.id }).from(operations).where(lt(operations.at, before)).limit(most)
  const ids = old.map(({ id }) => id)
  if (ids.length > 0) await db.delete(operations).where(and(inArray(operations.id, ids), lt(operations.at, before)))
  return ids.length
}

/** What each labeler submitted in a round and the active time that it took, in seconds. */
export async function workOfRound(
  db: Db,
  round: RoundId,
): Promise<{ account: AccountId; activeSeconds: number; submittedAt: Date }[]> {
  return db
    .select({
      account: annotations.accountId,
      activeSeconds: annotations.activeSeconds,
      submittedAt: annotations.submittedAt,
    })
    .from(annotations)
    .where(and(eq(annotations.roundId, round), isCurrent))
}

/** Active seconds of what a labeler submitted in a round since a moment. */
export async function ownActiveTime(
  db: Db,
  round: RoundId,
  account: AccountId,
  since: Date,
): Promise<{ answers: number; seconds: number }> {
  const rows = await db
    .select({ seconds: annotations.activeSeconds })
    .from(annotations)
    .where(
      and(
        eq(annotations.roundId, round),
        eq(annotations.accountId, account),
        gt(annotations.submittedAt, since),
        isCurrent,
      ),
    )
  return { answers: rows.length, seconds: rows.reduce((sum, row) => sum + row.seconds, 0) }
}
