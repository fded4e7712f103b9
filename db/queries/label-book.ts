import { and, asc, desc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { AccountId, ItemId, ProjectId, RulingId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { accounts, annotations, items, rounds, rulings } = tables

export type BookRuling = {
  id: RulingId
  item: ItemId
  externalId: string
  entry: string | null
  reason: string
  /** What the ruling says should change in the definition; empty where it says nothing. */
  proposal: string
  author: string
  at: Date
}

/** Rulings that stand behind entries of the guideline or propose a change, newest first; superseded ones are left out. */
export async function rulingsForBook(db: Db, project: ProjectId): Promise<BookRuling[]> {
  const rows = await db
    .select({
      id: rulings.id,
      item: rulings.itemId,
      externalId: items.externalId,
      entry: rulings.entryId,
      reason: rulings.reason,
      proposed: rulings.proposedChange,
      author: accounts.name,
      at: rulings.at,
    })
    .from(rulings)
    .innerJoin(items, eq(items.id, rulings.itemId))
    .innerJoin(accounts, eq(accounts.id, rulings.authorId))
    .where(
      and(
        eq(rulings.projectId, project),
        isNull(rulings.supersededBy),
        or(isNotNull(rulings.entryId), isNotNull(rulings.proposedChange)),
      ),
    )
    .orderBy(desc(rulings.at), asc(rulings.id))
  return rows.map(({ proposed, ...rest }) => ({ ...rest, proposal: proposed?.text ?? '' }))
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
