import { and, asc, count, desc, eq, gt, isNull, lt } from 'drizzle-orm'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { MemberKind, Role } from '#lib/domain/project/roles.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { invitations, links, signInAttempts } = tables

export type LinkKind = 'setup' | 'reset' | 'sign_in'
export type Link = {
  hash: string
  kind: LinkKind
  accountId: AccountId | null
  madeBy: AccountId | null
  createdAt: Date
  expiresAt: Date
}

export async function insertLink(db: Db, link: Link): Promise<void> {
  await db.insert(links).values(link)
}

const usable = (now: Date) => and(isNull(links.usedAt), gt(links.expiresAt, now))

/** A link that may still be used. */
export async function getLink(db: Db, kind: LinkKind, hash: string, now: Date): Promise<Link | null> {
  const [row] = await db
    .select()
    .from(links)
    .where(and(eq(links.hash, hash), eq(links.kind, kind), usable(now)))
  return row ?? null
}

/** Uses a link up; of two who try at once, one gets it and the other null. */
export async function takeLink(db: Db, kind: LinkKind, hash: string, now: Date): Promise<Link | null> {
  const [row] = await db
    .update(links)
    .set({ usedAt: now })
    .where(and(eq(links.hash, hash), eq(links.kind, kind), usable(now)))
    .returning()
  return row ?? null
}

/** Uses up every open link of a kind (of an account), so that only the newest works. */
export async function spendLinks(db: Db, kind: LinkKind, accountId: AccountId | null, now: Date): Promise<void> {
  const whose = accountId ? eq(links.accountId, accountId) : isNull(links.accountId)
  await db
    .update(links)
    .set({ usedAt: now })
    .where(and(eq(links.kind, kind), whose, isNull(links.usedAt)))
}

export type Invitation = {
  hash: string
  projectId: ProjectId | null
  email: string | null
  roles: Role[]
  kind: MemberKind
  madeBy: AccountId
  createdAt: Date
  expiresAt: Date
}

export async function insertInvitation(db: Db, invitation: Invitation): Promise<void> {
  await db.insert(invitations).values(invitation)
}

const open = (now: Date) =>
  and(isNull(invitations.usedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now))

export async function getOpenInvitation(db: Db, hash: string, now: Date): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.hash, hash), open(now)))
  return row ?? null
}

export async function listOpenInvitations(db: Db, projectId: ProjectId, now: Date): Promise<Invitation[]> {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.projectId, projectId), open(now)))
    .orderBy(desc(invitations.createdAt), asc(invitations.hash))
}

/** Uses an invitation up; of two who try at once, one gets it and the other null. */
export async function takeInvitation(db: Db, hash: string, usedBy: AccountId, now: Date): Promise<Invitation | null> {
  const [row] = await db
    .update(invitations)
    .set({ usedAt: now, usedBy })
    .where(and(eq(invitations.hash, hash), open(now)))
    .returning()
  return row ?? null
}

/** @returns whether there was such an open invitation to this project */
export async function revokeInvitation(db: Db, projectId: ProjectId, hash: string, now: Date): Promise<boolean> {
  const changed = await db
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.hash, hash), eq(invitations.projectId, projectId), open(now)))
    .returning({ hash: invitations.hash })
  return changed.length > 0
}

/** How many sign-ins with this address (of whatever person, when `email` is null) failed since then, and the first. */
export async function listAttempts(
  db: Db,
  by: { email: string } | { address: string },
  since: Date,
): Promise<{ count: number; first: Date | null }> {
  const whose = 'email' in by ? eq(signInAttempts.email, by.email) : eq(signInAttempts.address, by.address)
  const recent = and(whose, gt(signInAttempts.at, since))
  const [total] = await db.select({ count: count() }).from(signInAttempts).where(recent)
  const [first] = await db
    .select({ at: signInAttempts.at })
    .from(signInAttempts)
    .where(recent)
    .orderBy(asc(signInAttempts.at))
    .limit(1)
  return { count: total?.count ?? 0, first: first?.at ?? null }
}

export async function insertAttempt(
  db: Db,
  attempt: { id: string; email: string; address: string; at: Date },
): Promise<void> {
  await db.insert(signInAttempts).values(attempt)
}

export async function deleteAttempt(db: Db, id: string): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.id, id))
}

/** Forgets the failed sign-ins of a person who is in, and all that are too old to count. */
export async function forgetAttempts(db: Db, email: string, before: Date): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.email, email))
  await db.delete(signInAttempts).where(lt(signInAttempts.at, before))
}
