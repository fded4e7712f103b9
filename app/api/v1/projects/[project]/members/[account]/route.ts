import { z } from 'zod'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { memberKinds, roles } from '#lib/domain/project/roles.ts'
import { changeMember, removeMember } from '#lib/server/accounts/change-member.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>(), account: idParam<AccountId>() })
const body = z.strictObject({ roles: z.array(z.enum(roles)).optional(), kind: z.enum(memberKinds).optional() })

/** Changes what a member may do. */
export const PATCH = handle({ auth: 'member', params, body }, async ({ ctx, actor, params, body }) => {
  await changeMember(ctx, actor, params.project, params.account, body)
})

/** Ends a membership; what the person submitted stays. */
export const DELETE = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => {
  await removeMember(ctx, actor, params.project, params.account)
})
