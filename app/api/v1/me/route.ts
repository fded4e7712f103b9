import { handle } from '#lib/server/http/handle.ts'

/** Who one is. */
export const GET = handle({ auth: 'account' }, async ({ actor }) => {
  const { id, name, email, standing } = actor.account
  return { id, name, email, standing }
})
