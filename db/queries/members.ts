import { and, asc, eq, isNull } from 'drizzle-orm'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Account, Membership } from '#lib/domain/project/people.ts'
import type { MemberKind, Role } from '#lib/domain/project/roles.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'
import { accountColumns } from './accounts.ts'

const { accounts, memberships, projects } = tables

const memberColumns = {
  projectId: memberships.projectId,
  accountId: memberships.accountId,
  roles: memberships.roles,
  kind: memberships.kind,
  pseudonym: memberships.pseudonym,
  joinedAt: memberships.joinedAt,
}

const present = isNull(memberships.leftAt)

/** What the account is in the project now; null when it does not belong to it (any more). */
export async function getMembership(db: Db, projectId: ProjectId, accountId: AccountId): Promise<Membership | null> {
  const [row] = await db
    .select(memberColumns)
    .from(memberships)
    .where(and(eq(memberships.projectId, projectId), eq(memberships.accountId, accountId), present))
  return row ?? null
}

export type MemberWithAccount = Membership & { account: Account }

/** Who belongs to the project now, those without sign-in (labelers of imports) included, by name. */
export async function listMembers(db: Db, projectId: ProjectId): Promise<MemberWithAccount[]> {
  return db
    .select({ ...memberColumns, account: accountColumns })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(and(eq(memberships.projectId, projectId), present))
    .orderBy(asc(accounts.name), asc(accounts.id))
}

/** Everything that the account belongs to now. */
export async function listMembershipsOf(db: Db, accountId: AccountId): Promise<Membership[]> {
  return db
    .select(memberColumns)
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), present))
    .orderBy(asc(memberships.projectId))
}

export type ProjectOfMember = {
  id: ProjectId
  name: string
  description: string
  roles: Role[]
  createdAt: Date
  archivedAt: Date | null
}

/** The projects that the account belongs to, newest first. */
export async function listProjectsOf(db: Db, accountId: AccountId): Promise<ProjectOfMember[]> {
  const rows = await db
    .select({
      id: projects.id,
      name: projects.name,
      description: projects.description,
      roles: memberships.roles,
      createdAt: projects.createdAt,
      archivedAt: projects.archivedAt,
    })
    .from(memberships)
    .innerJoin(projects, eq(projects.id, memberships.projectId))
    .where(and(eq(memberships.accountId, accountId), present))
    .orderBy(asc(projects.createdAt), asc(projects.id))
  return rows.reverse()
}

export type NewMembership = Membership & { kind: MemberKind }

/**
 * Adds a member, or lets one who had left come back with the roles given now and the pseudonym they had.
 *
 * @throws the database's unique fault when the pseudonym is taken in the project
 */
export async function putMembership(db: Db, membership: NewMembership): Promise<void> {
  await db
    .insert(memberships)
    .values(membership)
    .onConflictDoUpdate({
      target: [memberships.projectId, memberships.accountId],
      set: { roles: membership.roles, kind: membership.kind, leftAt: null },
    })
}

export async function updateMembership(
  db: Db,
  projectId: ProjectId,
  accountId: AccountId,
  change: { roles?: Role[]; kind?: MemberKind; leftAt?: Date },
): Promise<void> {
  await db
    .update(memberships)
    .set(change)
    .where(and(eq(memberships.projectId, projectId), eq(memberships.accountId, accountId)))
}

export async function isPseudonymTaken(db: Db, projectId: ProjectId, pseudonym: string): Promise<boolean> {
  const taken = and(eq(memberships.projectId, projectId), eq(memberships.pseudonym, pseudonym))
  return (await db.$count(memberships, taken)) > 0
}

/** The name of a project; null when there is none by that id. */
export async function getProjectName(db: Db, projectId: ProjectId): Promise<string | null> {
  const [row] = await db.select({ name: projects.name }).from(projects).where(eq(projects.id, projectId))
  return row?.name ?? null
}
