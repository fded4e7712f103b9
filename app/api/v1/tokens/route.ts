import { z } from 'zod'
import { createApiToken, readApiTokens } from '#lib/server/accounts/api-tokens.ts'
import { handle } from '#lib/server/http/handle.ts'

const body = z.strictObject({ name: z.string().max(100), days: z.number().int().min(1).max(3650).nullable() })

/** One's own API tokens, without their secrets. */
export const GET = handle({ auth: 'account' }, async ({ ctx, actor }) => ({ tokens: await readApiTokens(ctx, actor) }))

/** Makes a token; this answer is the only one that holds it. */
export const POST = handle({ auth: 'account', body }, async ({ ctx, actor, body }) =>
  Response.json(await createApiToken(ctx, actor, body), { status: 201 }),
)
