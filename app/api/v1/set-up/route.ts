import { z } from 'zod'
import { setUp } from '#lib/server/accounts/set-up.ts'
import { handle } from '#lib/server/http/handle.ts'

const body = z.strictObject({
  secret: z.string().max(100),
  name: z.string().max(200),
  email: z.string().max(256),
  password: z.string().max(1000),
})

/** Makes the first account, by the link that the server printed at its first start. */
export const POST = handle({ auth: 'public', body, bodyLimit: 10_000 }, async ({ ctx, body }) => {
  await setUp(ctx, body.secret, body)
})
