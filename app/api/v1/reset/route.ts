import { z } from 'zod'
import { resetPassword } from '#lib/server/accounts/reset-password.ts'
import { handle } from '#lib/server/http/handle.ts'

const body = z.strictObject({ secret: z.string().max(100), password: z.string().max(1000) })

/** Chooses a new password by a reset link. */
export const POST = handle({ auth: 'public', body, bodyLimit: 10_000 }, async ({ ctx, body }) => {
  const account = await resetPassword(ctx, body.secret, body.password)
  return { email: account.email }
})
