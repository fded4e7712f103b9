import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { memberKinds, roles } from '#lib/domain/project/roles.ts'
import { inviteMember, listInvitations } from '#lib/server/accounts/invite-member.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>() })
const body = z.strictObject({
  roles: z.array(z.enum(roles)),
  kind: z.enum(memberKinds).default('in_house'),
  email: z.string().max(256).optional(),
})

/** Invitations that wait for an answer, without their secrets. */
export const GET = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => ({
  invitations: await listInvitations(ctx, actor, params.project),
}))

/** Makes a single-use link by which one person joins. */
export const POST = handle({ auth: 'member', params, body }, async ({ ctx, actor, params, body }) =>
  Response.json(await inviteMember(ctx, actor, params.project, body), { status: 201 }),
)
