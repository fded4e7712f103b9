import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { takeBackInvitation } from '#lib/server/accounts/invite-member.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>(), invitation: idParam() })

/** Takes an invitation back. */
export const DELETE = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => {
  await takeBackInvitation(ctx, actor, params.project, params.invitation)
})
