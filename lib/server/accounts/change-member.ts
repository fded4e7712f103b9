import type { Db } from '#db/client.ts'
import { heldBy, updateAssignment } from '#db/queries/assignment.ts'
import { listMembers, type MemberWithAccount, updateMembership } from '#db/queries/members.ts'
import { openRounds } from '#db/queries/round.ts'
import { giveSlotBack } from '#db/queries/slots.ts'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type MemberKind, type Role, roleSet } from '#lib/domain/project/roles.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'

/** The people of a project. @throws not_found, forbidden */
export async function readMembers(ctx: Context, actor: Actor, projectId: ProjectId): Promise<MemberWithAccount[]> {
  await requirePermission(ctx, actor, projectId, 'members.see')
  return listMembers(ctx.db, projectId)
}

/** Changes a member's roles or kind. @throws not_found, forbidden, invalid, conflict for the last lead */
export async function changeMember(
  ctx: Context,
  actor: Actor,
  projectId: ProjectId,
  accountId: AccountId,
  change: { roles?: readonly Role[]; kind?: MemberKind },
): Promise<void> {
  await requirePermission(ctx, actor, projectId, 'members.change')
  if (!change.roles && !change.kind)
    throw new RefusalError({ code: 'invalid', field: 'roles', message: 'Say what is to change: roles or kind.' })
  const roles = change.roles && roleSet(change.roles)
  if (roles?.length === 0)
    throw new RefusalError({ code: 'invalid', field: 'roles', message: 'Choose at least one role.' })
  await ctx.db.transaction(async (tx) => {
    const member = await requireOther(tx, projectId, accountId, roles ?? null)
    await updateMembership(tx, projectId, accountId, {
      ...(roles ? { roles } : {}),
      ...(change.kind ? { kind: change.kind } : {}),
    })
    const details = { before: { roles: member.roles, kind: member.kind }, after: { roles, kind: change.kind } }
    await recordEvent(ctx, tx, { kind: 'member.changed', actor, projectId, subject: accountId, details })
  })
}

/** Ends a membership and gives back what the member holds; what they submitted stays. @throws not_found, forbidden, conflict for the last lead */
export async function removeMember(
  ctx: Context,
  actor: Actor,
  projectId: ProjectId,
  accountId: AccountId,
): Promise<void> {
  await requirePermission(ctx, actor, projectId, 'members.change')
  await ctx.db.transaction(async (tx) => {
    await requireOther(tx, projectId, accountId, [])
    const at = ctx.now()
    await freeSlots(tx, projectId, accountId, at)
    await updateMembership(tx, projectId, accountId, { leftAt: at })
    await recordEvent(ctx, tx, { kind: 'member.left', actor, projectId, subject: accountId })
  })
}

/** Gives back the items that a member who leaves holds, in every open round. */
async function freeSlots(tx: Db, projectId: ProjectId, accountId: AccountId, at: Date): Promise<void> {
  for (const round of await openRounds(tx, projectId)) {
    for (const assignment of await heldBy(tx, round.id, accountId)) {
      const ended = { state: 'expired', prefetched: false, leaseUntil: null, updatedAt: at } as const
      await updateAssignment(tx, assignment.id, ended)
      await giveSlotBack(tx, round.id, assignment.itemId)
    }
  }
}

/** The member, if it may get the roles `after` (null: keeps its own): somebody has to stay who leads. */
async function requireOther(tx: Db, projectId: ProjectId, accountId: AccountId, after: readonly Role[] | null) {
  await tx.lock(`members:${projectId}`)
  const members = await listMembers(tx, projectId)
  const member = members.find((candidate) => candidate.accountId === accountId)
  if (!member) throw new RefusalError(notFound)
  const isLead = (candidate: MemberWithAccount) => candidate.roles.includes('lead')
  const othersLead = members.some((candidate) => candidate !== member && isLead(candidate))
  if (isLead(member) && after !== null && !after.includes('lead') && !othersLead) {
    const message = 'This is the only lead of the project. Make someone else a lead first.'
    throw new RefusalError({ code: 'conflict', field: 'roles', message })
  }
  return member
}
