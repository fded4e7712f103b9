import { and, asc, desc, eq, inArray, isNull, max, or, type SQL, sql } from 'drizzle-orm'
import { readDocument } from '#lib/domain/annotation/read-document.ts'
import type { AnnotationId, ItemId, ProjectId, ReleaseId, RoundId, RulingId } from '#lib/domain/kernel/ids.ts'
import type { ReleaseItem, ReleaseLabels, ReleaseRuling } from '#lib/domain/release/build-rows.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'
import { isWholeRound } from './round.ts'

const { annotations, assignments, batches, blobs, itemMedia, items, itemSlices, memberships } = tables
const { releaseAnnotations, releases, rounds, rulings } = tables

export type Release = typeof releases.$inferSelect

const chunk = 1000

/** Items of a project that people can see, with their slices and files, archived ones left out unless asked for. */
export async function itemsForRelease(
  db: Db,
  project: ProjectId,
  options: { archived: boolean },
): Promise<ReleaseItem[]> {
  const visible = and(
    eq(items.projectId, project),
    eq(batches.state, 'ready'),
    options.archived ? undefined : isNull(items.archivedAt),
  )
  const inProject = <T extends { itemId: ItemId }>(rows: T[]) => Map.groupBy(rows, (row) => row.itemId)
  const rows = await db
    .select({ id: items.id, externalId: items.externalId })
    .from(items)
    .innerJoin(batches, eq(batches.id, items.batchId))
    .where(visible)
  const media = inProject(
    await db
      .select({ media: itemMedia, itemId: itemMedia.itemId })
      .from(itemMedia)
      .innerJoin(items, eq(items.id, itemMedia.itemId))
      .where(eq(items.projectId, project))
      .orderBy(asc(itemMedia.role), asc(itemMedia.position)),
  )
  const slices = inProject(
    await db
      .select({ itemId: itemSlices.itemId, name: itemSlices.name, value: itemSlices.value })
      .from(itemSlices)
      .innerJoin(items, eq(items.id, itemSlices.itemId))
      .where(eq(items.projectId, project)),
  )
  return rows.map(({ id, externalId }) => ({
    id,
    externalId,
    slices: (slices.get(id) ?? []).map(({ name, value }) => ({ name, value })),
    media: (media.get(id) ?? []).map(({ media: file }) => ({
      role: file.role,
      name: file.fileName,
      sha256: file.blobHash,
      upright_sha256: file.uprightHash,
      orientation: file.measures.kind === 'image' ? file.measures.orientation : null,
    })),
  }))
}

/** Which annotations a release is built from: what counts now, or exactly the ones that it was built from. */
export type ReleaseScope =
  | { rounds: readonly RoundId[] | null; simulated: boolean; imported: boolean }
  | { release: ReleaseId }

/** Submitted answers with their labelers' pseudonyms: the last revision of each assignment that stands. */
export async function labelsForRelease(db: Db, project: ProjectId, scope: ReleaseScope): Promise<ReleaseLabels[]> {
  const rows = await db
    .select({ annotation: annotations, pseudonym: memberships.pseudonym, round: rounds.number })
    .from(annotations)
    .innerJoin(rounds, eq(rounds.id, annotations.roundId))
    .innerJoin(
      memberships,
      and(eq(memberships.projectId, rounds.projectId), eq(memberships.accountId, annotations.accountId)),
    )
    .where(and(eq(rounds.projectId, project), chosen(scope)))
  return rows.map(({ annotation, pseudonym, round }) => ({
    ...annotation,
    document: readDocument(annotation.document),
    pseudonym,
    round,
  }))
}

function chosen(scope: ReleaseScope): SQL | undefined {
  if ('release' in scope) {
    return sql`exists (select 1 from ${releaseAnnotations} where ${releaseAnnotations.releaseId} = ${scope.release}
      and ${releaseAnnotations.annotationId} = ${annotations.id})`
  }
  return and(
    isWholeRound,
    isNull(annotations.undoneAt),
    eq(annotations.surplus, false),
    sql`not exists (select 1 from ${annotations} as later where later.assignment_id = ${annotations.assignmentId}
      and later.revision > ${annotations.revision} and later.undone_at is null)`,
    sql`exists (select 1 from ${assignments} where ${assignments.id} = ${annotations.assignmentId}
      and ${assignments.state} = 'submitted')`,
    scope.rounds ? inArray(annotations.roundId, [...scope.rounds]) : undefined,
    or(
      eq(annotations.origin, 'labeled'),
      scope.simulated ? eq(annotations.origin, 'simulated') : undefined,
      scope.imported ? eq(annotations.origin, 'imported') : undefined,
    ),
  )
}

/** Rulings that stand, or exactly the named ones, whether they stand still or not. */
export async function rulingsForRelease(
  db: Db,
  project: ProjectId,
  ids: readonly RulingId[] | null,
): Promise<ReleaseRuling[]> {
  if (ids && ids.length === 0) return []
  const rows = await db
    .select()
    .from(rulings)
    .where(and(eq(rulings.projectId, project), ids ? undefined : isNull(rulings.supersededBy)))
  return ids ? rows.filter(({ id }) => ids.includes(id)) : rows
}

export async function getRelease(db: Db, project: ProjectId, id: ReleaseId): Promise<Release | null> {
  const [row] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.projectId, project), eq(releases.id, id)))
  return row ?? null
}

/** Newest first. */
export async function listReleases(db: Db, project: ProjectId): Promise<Release[]> {
  return db.select().from(releases).where(eq(releases.projectId, project)).orderBy(desc(releases.number))
}

export async function nextReleaseNumber(tx: Db, project: ProjectId): Promise<number> {
  const [row] = await tx
    .select({ last: max(releases.number) })
    .from(releases)
    .where(eq(releases.projectId, project))
  return (row?.last ?? 0) + 1
}

/** Writes a release with the exact revisions that it was built from, and the rows of its files. */
export async function insertRelease(
  tx: Db,
  row: Release,
  annotationIds: readonly AnnotationId[],
  files: readonly (typeof blobs.$inferInsert)[],
): Promise<void> {
  await tx
    .insert(blobs)
    .values([...files])
    .onConflictDoNothing()
  await tx.insert(releases).values(row)
  for (let at = 0; at < annotationIds.length; at += chunk) {
    const part = annotationIds.slice(at, at + chunk)
    await tx.insert(releaseAnnotations).values(part.map((annotationId) => ({ releaseId: row.id, annotationId })))
  }
}
