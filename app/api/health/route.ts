import { handle } from '#lib/server/http/handle.ts'

/** Says that the server and its database answer. */
export const GET = handle({ auth: 'public' }, async ({ ctx }) => {
  await ctx.db.snapshot(async () => undefined)
  return { ok: true }
})
