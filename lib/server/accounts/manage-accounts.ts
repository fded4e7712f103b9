import { countEnabledAdmins, getAccount, listAccounts, updateAccount } from '#db/queries/accounts.ts'
import { endSessionsOf } from '#db/queries/sessions.ts'
import type { AccountId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Account } from '#lib/domain/project/people.ts'
import { type Actor, notFound, requireAdmin } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'

/** Everyone who can sign in. @throws forbidden */
export async function readAccounts(ctx: Context, actor: Actor): Promise<Account[]> {
  requireAdmin(actor)
  return listAccounts(ctx.db)
}

/** Shuts an account out at once, or lets it in again. @throws forbidden, not_found, conflict for the last administrator */
export async function setAccountDisabled(ctx: Context, actor: Actor, id: AccountId, disabled: boolean): Promise<void> {
  requireAdmin(actor)
  await ctx.db.transaction(async (tx) => {
    await tx.lock('accounts')
    const account = await getAccount(tx, id)
    if (!account?.email) throw new RefusalError(notFound)
    if (disabled && account.standing === 'admin' && !account.disabledAt && (await countEnabledAdmins(tx)) === 1) {
      throw new RefusalError({ code: 'conflict', message: 'This is the only administrator who can still sign in.' })
    }
    const at = ctx.now()
    await updateAccount(tx, id, { disabledAt: disabled ? at : null })
    if (disabled) await endSessionsOf(tx, id, at)
    await recordEvent(ctx, tx, { kind: disabled ? 'account.disabled' : 'account.enabled', actor, subject: id })
  })
}
