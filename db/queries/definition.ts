import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { definitionSchema } from '#lib/domain/definition/definition.ts'
import { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { AccountId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { accounts, definitionDrafts, memberships, versions } = tables

/** A published definition version. */
export type Version = typeof versions.$inferSelect
export type DefinitionDraft = typeof definitionDrafts.$inferSelect

/** Versions are stored with every default filled in; a reader of an older format would upcast here. */
function readVersion<Row extends { definition: unknown }>(row: Row): Row {
  return { ...row, definition: definitionSchema.parse(row.definition) }
}

export async function getVersion(db: Db, id: VersionId): Promise<Version | null> {
  const [row] = await db.select().from(versions).where(eq(versions.id, id))
  return row ? readVersion(row) : null
}

/** Ids that come from outside are looked up within their project. @throws not_found */
export async function requireVersion(db: Db, id: VersionId, projectId?: ProjectId): Promise<Version> {
  const version = await getVersion(db, id)
  if (version && (projectId === undefined || version.projectId === projectId)) return version
  throw new RefusalError({ code: 'not_found', message: 'There is no such version of the definition.' })
}

/** The version with the highest number; null before the first publish. */
export async function getLatestVersion(db: Db, projectId: ProjectId): Promise<Version | null> {
  const newest = db.select().from(versions).where(eq(versions.projectId, projectId))
  const [row] = await newest.orderBy(desc(versions.number)).limit(1)
  return row ? readVersion(row) : null
}

/** All versions of a project by number, as a tree that answers are read through. */
export async function getVersionTree(db: Db, projectId: ProjectId): Promise<VersionTree> {
  const { id, number, parentId, operations, definition } = versions
  const rows = await db
    .select({ id, number, parentId, operations, definition })
    .from(versions)
    .where(eq(versions.projectId, projectId))
    .orderBy(asc(versions.number))
  return new VersionTree(rows.map(readVersion))
}

export type VersionSummary = {
  id: VersionId
  number: number
  parentId: VersionId | null
  hash: string
  note: string
  publishedAt: Date
  publishedBy: { id: AccountId; name: string }
}

/** The versions of a project, newest first, without their definitions. */
export async function listVersions(db: Db, projectId: ProjectId): Promise<VersionSummary[]> {
  const { id, number, parentId, hash, note, publishedAt } = versions
  return db
    .select({ id, number, parentId, hash, note, publishedAt, publishedBy: { id: accounts.id, name: accounts.name } })
    .from(versions)
    .innerJoin(accounts, eq(accounts.id, versions.publishedBy))
    .where(eq(versions.projectId, projectId))
    .orderBy(desc(versions.number))
}

export async function insertVersion(tx: Db, row: typeof versions.$inferInsert): Promise<void> {
  await tx.insert(versions).values(row)
}

export async function getDefinitionDraft(db: Db, projectId: ProjectId, id: string): Promise<DefinitionDraft | null> {
  const own = and(eq(definitionDrafts.id, id), eq(definitionDrafts.projectId, projectId))
  const [row] = await db.select().from(definitionDrafts).where(own)
  return row ? readVersion(row) : null
}

/** The draft that is being worked on; null when there is none. */
export async function getOpenDraft(db: Db, projectId: ProjectId): Promise<DefinitionDraft | null> {
  const open = and(eq(definitionDrafts.projectId, projectId), isNull(definitionDrafts.closedAt))
  const [row] = await db.select().from(definitionDrafts).where(open).orderBy(desc(definitionDrafts.createdAt)).limit(1)
  return row ? readVersion(row) : null
}

export async function insertDefinitionDraft(tx: Db, row: typeof definitionDrafts.$inferInsert): Promise<void> {
  await tx.insert(definitionDrafts).values(row)
}

type DraftContent = Pick<DefinitionDraft, 'definition' | 'operations' | 'note'>

/**
 * Writes a draft if it is open and still has the revision that the change was made from; the comparison stands in the
 * statement. Null when it has another, or is closed.
 */
export async function compareAndSetDefinitionDraft(
  tx: Db,
  draft: { id: string; revision: number },
  change: Partial<DraftContent>,
  at: Date,
): Promise<number | null> {
  const written = await tx
    .update(definitionDrafts)
    .set({ ...change, revision: draft.revision + 1, updatedAt: at })
    .where(openAt(draft))
    .returning({ revision: definitionDrafts.revision })
  return written[0]?.revision ?? null
}

/** Closes a draft at the revision that was seen, as the version that it became or dropped; false when it had moved on. */
export async function closeDefinitionDraft(
  tx: Db,
  draft: { id: string; revision: number },
  publishedAs: VersionId | null,
  at: Date,
): Promise<boolean> {
  const written = await tx
    .update(definitionDrafts)
    .set({ closedAt: at, publishedAs })
    .where(openAt(draft))
    .returning({ id: definitionDrafts.id })
  return written.length > 0
}

function openAt({ id, revision }: { id: string; revision: number }) {
  return and(eq(definitionDrafts.id, id), eq(definitionDrafts.revision, revision), isNull(definitionDrafts.closedAt))
}

/** The version whose changes a member has read; null before the first time. */
export async function getSeenVersion(db: Db, projectId: ProjectId, accountId: AccountId): Promise<VersionId | null> {
  const [row] = await db
    .select({ seen: memberships.seenVersionId })
    .from(memberships)
    .where(and(eq(memberships.projectId, projectId), eq(memberships.accountId, accountId)))
  return row?.seen ?? null
}

export async function setSeenVersion(
  tx: Db,
  projectId: ProjectId,
  accountId: AccountId,
  version: VersionId,
): Promise<void> {
  await tx
    .update(memberships)
    .set({ seenVersionId: version })
    .where(and(eq(memberships.projectId, projectId), eq(memberships.accountId, accountId)))
}
