import { z } from 'zod'
import { revokeToken } from '#lib/server/accounts/api-tokens.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ token: idParam() })

/** Revokes one of one's own tokens, at once. */
export const DELETE = handle({ auth: 'account', params }, async ({ ctx, actor, params }) => {
  await revokeToken(ctx, actor, params.token)
})
