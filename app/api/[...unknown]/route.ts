import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { notFound } from '#lib/server/actor.ts'
import { handle } from '#lib/server/http/handle.ts'

/** Every address of the interface that there is not, so that a program reads JSON there too. */
const answer = handle({ auth: 'public' }, async () => {
  throw new RefusalError(notFound)
})

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
