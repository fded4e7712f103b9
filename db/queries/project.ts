import { asc, eq, isNull } from 'drizzle-orm'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { projects } = tables

export type Project = typeof projects.$inferSelect

export async function insertProject(tx: Db, row: typeof projects.$inferInsert): Promise<void> {
  await tx.insert(projects).values(row)
}

export async function getProject(db: Db, id: ProjectId): Promise<Project | null> {
  return (await db.select().from(projects).where(eq(projects.id, id)))[0] ?? null
}

/** Every project that is not archived, oldest first. */
export async function listOpenProjects(db: Db): Promise<Pick<Project, 'id' | 'name'>[]> {
  return db
    .select({ id: projects.id, name: projects.name })
    .from(projects)
    .where(isNull(projects.archivedAt))
    .orderBy(asc(projects.createdAt), asc(projects.id))
}
