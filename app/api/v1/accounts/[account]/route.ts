import { z } from 'zod'
import type { AccountId } from '#lib/domain/kernel/ids.ts'
import { setAccountDisabled } from '#lib/server/accounts/manage-accounts.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ account: idParam<AccountId>() })
const body = z.strictObject({ disabled: z.boolean() })

/** Shuts an account out at once, or lets it in again; for administrators. */
export const PATCH = handle({ auth: 'account', params, body }, async ({ ctx, actor, params, body }) => {
  await setAccountDisabled(ctx, actor, params.account, body.disabled)
})
