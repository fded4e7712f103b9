import { type ApiToken, insertApiToken, listApiTokens, revokeApiToken } from '#db/queries/sessions.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, notFound } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { hashSecret } from './secret-hash.ts'

/** A token must not make tokens, or a stolen one could outlive its revocation. */
function requireSession(actor: Actor): void {
  if (actor.origin === 'api') {
    throw new RefusalError({ code: 'forbidden', message: 'Tokens are made and revoked by a person who is signed in.' })
  }
}

/**
 * Makes a token with which a program may do what its owner may.
 *
 * @param days until it expires; null: never
 * @returns the token itself, which can't be shown again
 */
export async function createApiToken(
  ctx: Context,
  actor: Actor,
  request: { name: string; days: number | null },
): Promise<{ token: string; id: string }> {
  requireSession(actor)
  const name = request.name.trim()
  if (name === '') throw new RefusalError({ code: 'invalid', field: 'name', message: 'Name the token after its use.' })
  const createdAt = ctx.now()
  const expiresAt = request.days === null ? null : new Date(createdAt.getTime() + request.days * 86_400_000)
  const token = `concord_${ctx.newSecret()}`
  const id = ctx.newId()
  await ctx.db.transaction(async (tx) => {
    const hash = hashSecret(token)
    await insertApiToken(tx, { id, accountId: actor.account.id, name, hash, createdAt, expiresAt, lastUsedAt: null })
    await recordEvent(ctx, tx, { kind: 'token.created', actor, subject: id, details: { name } })
  })
  return { token, id }
}

/** The actor's own tokens, without their secrets. */
export async function readApiTokens(ctx: Context, actor: Actor): Promise<ApiToken[]> {
  return listApiTokens(ctx.db, actor.account.id)
}

/** @throws not_found when it is not one of the actor's */
export async function revokeToken(ctx: Context, actor: Actor, id: string): Promise<void> {
  requireSession(actor)
  await ctx.db.transaction(async (tx) => {
    if (!(await revokeApiToken(tx, actor.account.id, id, ctx.now()))) throw new RefusalError(notFound)
    await recordEvent(ctx, tx, { kind: 'token.revoked', actor, subject: id })
  })
}
