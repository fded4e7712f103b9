import { z } from 'zod'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { acceptAsMember, acceptWithNewAccount } from '#lib/server/accounts/accept-invitation.ts'
import { handle } from '#lib/server/http/handle.ts'

const person = z.strictObject({ name: z.string().max(200), email: z.string().max(256), password: z.string().max(1000) })
const body = z.strictObject({ secret: z.string().max(100), person: person.optional() })

/** Joins a project by an invitation: as whoever is signed in, or with the new account of `person`. */
export const POST = handle({ auth: 'public', body, bodyLimit: 10_000 }, async ({ ctx, actor, body }) => {
  if (body.person) return { project: await acceptWithNewAccount(ctx, body.secret, body.person) }
  if (actor) return { project: await acceptAsMember(ctx, actor, body.secret) }
  throw new RefusalError({ code: 'signed_out', message: 'Sign in, or say who you are, to join.' })
})
