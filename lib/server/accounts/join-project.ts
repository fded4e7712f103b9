import type { Db } from '#db/client.ts'
import { isPseudonymTaken, putMembership } from '#db/queries/members.ts'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { seededRandom } from '#lib/domain/kernel/random.ts'
import { randomPseudonym } from '#lib/domain/project/pseudonym.ts'
import type { MemberKind, Role } from '#lib/domain/project/roles.ts'
import type { Context } from '../context.ts'

/** Makes an account a member, under a pseudonym drawn at random (or the one it had here before). The caller has checked who may. */
export async function joinProject(
  ctx: Context,
  tx: Db,
  member: { projectId: ProjectId; accountId: AccountId; roles: Role[]; kind: MemberKind },
): Promise<void> {
  await tx.lock(`members:${member.projectId}`)
  const pseudonym = await freePseudonym(ctx, tx, member.projectId)
  await putMembership(tx, { ...member, pseudonym, joinedAt: ctx.now() })
}

async function freePseudonym(ctx: Context, tx: Db, projectId: ProjectId): Promise<string> {
  const random = seededRandom(ctx.newSecret())
  for (let attempt = 0; attempt < 100; attempt++) {
    const pseudonym = randomPseudonym(random)
    if (!(await isPseudonymTaken(tx, projectId, pseudonym))) return pseudonym
  }
  throw new Error(`no free pseudonym in project ${projectId}`)
}
