import { z } from 'zod'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { makeResetLink } from '#lib/server/accounts/reset-password.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>(), account: idParam<AccountId>() })

/** Makes a link by which the member chooses a new password. */
export const POST = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => ({
  path: await makeResetLink(ctx, actor, params.project, params.account),
}))
