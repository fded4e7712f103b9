import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { AccountId, ClassId, ItemId, ProjectId, QuestionId, RulingId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'
import { closedCondition } from './round.ts'

const { accounts, annotations, answerValues, items, roundItems, rounds, rulings } = tables

export type EntryRuling = {
  id: RulingId
  item: ItemId
  externalId: string
  entry: string
  reason: string
  author: string
  at: Date
}

/** Rulings that stand behind entries of the guideline, newest first; superseded ones are left out. */
export async function rulingsBehindEntries(db: Db, project: ProjectId): Promise<EntryRuling[]> {
  const rows = await db
    .select({
      id: rulings.id,
      item: rulings.itemId,
      externalId: items.externalId,
      entry: rulings.entryId,
      reason: rulings.reason,
      author: accounts.name,
      at: rulings.at,
    })
    .from(rulings)
    .innerJoin(items, eq(items.id, rulings.itemId))
    .innerJoin(accounts, eq(accounts.id, rulings.authorId))
    .where(and(eq(rulings.projectId, project), isNull(rulings.supersededBy), isNotNull(rulings.entryId)))
    .orderBy(desc(rulings.at), asc(rulings.id))
  return rows.flatMap(({ entry, ...rest }) => (entry === null ? [] : [{ ...rest, entry }]))
}

/** The version under which a labeler last answered in a project; null when they never did. */
export async function lastAnsweredVersion(db: Db, project: ProjectId, account: AccountId): Promise<VersionId | null> {
  const [row] = await db
    .select({ version: annotations.versionId })
    .from(annotations)
    .innerJoin(rounds, eq(rounds.id, annotations.roundId))
    .where(and(eq(rounds.projectId, project), eq(annotations.accountId, account)))
    .orderBy(desc(annotations.submittedAt))
    .limit(1)
  return row?.version ?? null
}

export type ExampleCandidate = { id: ItemId; externalId: string; chose: number; answers: number }

/**
 * Items that could show what a class means: closed in every round that they are in, and given the class (as it was
 * stored) by somebody. Those that all gave it first, then the most divided.
 */
export async function exampleCandidates(
  db: Db,
  project: ProjectId,
  { question, class: classId, limit, now }: { question: QuestionId; class: ClassId; limit: number; now: Date },
): Promise<ExampleCandidate[]> {
  const chose = sql<number>`count(distinct case when ${answerValues.classId} = ${classId} then ${annotations.accountId} end)`
  const answers = sql<number>`count(distinct ${annotations.accountId})`
  const open = sql`exists (select 1 from ${roundItems} join ${rounds} on ${rounds.id} = ${roundItems.roundId}
    where ${roundItems.itemId} = ${items.id} and not (${closedCondition(now)}))`
  return db
    .select({
      id: items.id,
      externalId: items.externalId,
      chose: chose.mapWith(Number),
      answers: answers.mapWith(Number),
    })
    .from(answerValues)
    .innerJoin(annotations, eq(annotations.id, answerValues.annotationId))
    .innerJoin(items, eq(items.id, annotations.itemId))
    .where(
      and(
        eq(items.projectId, project),
        isNull(items.archivedAt),
        isNull(items.purgedAt),
        eq(answerValues.questionId, question),
        isNull(annotations.undoneAt),
        eq(annotations.surplus, false),
        sql`not ${open}`,
      ),
    )
    .groupBy(items.id, items.externalId)
    .having(sql`${chose} > 0`)
    .orderBy(sql`${chose} * 1.0 / ${answers} desc`, sql`${chose} desc`, asc(items.externalId))
    .limit(limit)
}
