import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { accounts, memberships, projects } = tables

/** Projects with this id or name. */
export async function projectsByName(db: Db, name: string): Promise<{ id: ProjectId; name: string }[]> {
  return db
    .select({ id: projects.id, name: projects.name })
    .from(projects)
    .where(or(eq(projects.id, name as ProjectId), eq(projects.name, name)))
}

/** The address of the lead who joined first. */
export async function firstLeadOf(db: Db, project: ProjectId): Promise<string | null> {
  const rows = await db
    .select({ email: accounts.email, roles: memberships.roles })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(
      and(
        eq(memberships.projectId, project),
        isNull(memberships.leftAt),
        isNull(accounts.disabledAt),
        isNotNull(accounts.email),
      ),
    )
    .orderBy(asc(memberships.joinedAt))
  return rows.find(({ roles }) => roles.includes('lead'))?.email ?? null
}
