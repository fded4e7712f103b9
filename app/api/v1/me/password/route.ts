import { z } from 'zod'
import { changePassword } from '#lib/server/accounts/change-password.ts'
import { clientAddress } from '#lib/server/http/client-address.ts'
import { handle } from '#lib/server/http/handle.ts'

const body = z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) })

/** Chooses a new password. */
export const PUT = handle({ auth: 'account', body }, async ({ ctx, actor, request, body }) => {
  await changePassword(ctx, actor, { ...body, address: clientAddress(request) })
})
