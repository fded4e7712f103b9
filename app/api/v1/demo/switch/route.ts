import { z } from 'zod'
import type { AccountId } from '#lib/domain/kernel/ids.ts'
import { switchPerson } from '#lib/server/accounts/demo-people.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const body = z.strictObject({ account: idParam<AccountId>() })

/** In the demo alone: a one-time link that signs the visitor in as another person of the same projects. */
export const POST = handle({ auth: 'account', body }, async ({ ctx, actor, body }) => ({
  link: await switchPerson(ctx, actor, body.account),
}))
