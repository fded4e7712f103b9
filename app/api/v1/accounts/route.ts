import { readAccounts } from '#lib/server/accounts/manage-accounts.ts'
import { handle } from '#lib/server/http/handle.ts'

/** Everyone who can sign in; for administrators. */
export const GET = handle({ auth: 'account' }, async ({ ctx, actor }) => {
  const accounts = await readAccounts(ctx, actor)
  return {
    accounts: accounts.map(({ id, name, email, standing, disabledAt }) => ({ id, name, email, standing, disabledAt })),
  }
})
