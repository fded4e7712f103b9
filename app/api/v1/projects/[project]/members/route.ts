import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { readMembers } from '#lib/server/accounts/change-member.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>() })

/** The people of a project. */
export const GET = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => {
  const members = await readMembers(ctx, actor, params.project)
  return {
    members: members.map(({ account, roles, kind, pseudonym, joinedAt }) => ({
      account: account.id,
      name: account.name,
      email: account.email,
      disabled: account.disabledAt !== null,
      simulated: account.simulated,
      roles,
      kind,
      pseudonym,
      joinedAt,
    })),
  }
})
