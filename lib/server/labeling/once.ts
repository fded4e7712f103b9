import { createHash } from 'node:crypto'
import type { Db } from '#db/client.ts'
import { getOperation, insertOperation } from '#db/queries/annotation.ts'
import { judgeOperation } from '#lib/domain/annotation/operation.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'

/** SHA-256 of a parsed body, in hex: two bodies with one hash ask for the same. */
export function hashBody(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}

/**
 * Does `work` once per operation id of the actor: the same id with the same body gets the first answer again. Call it
 * in the transaction of the change, after a lock or a write that makes two requests for the same thing wait for each
 * other.
 *
 * @throws invalid when the id came with another body before
 */
export async function once<Answer extends Record<string, unknown>>(
  ctx: Context,
  tx: Db,
  actor: Actor,
  operation: { id: string; body: unknown },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const bodyHash = hashBody(operation.body)
  const verdict = judgeOperation(await getOperation(tx, actor.account.id, operation.id), bodyHash)
  if (verdict.kind === 'refused') throw new RefusalError(verdict.refusal)
  if (verdict.kind === 'repeat') return verdict.answer as Answer
  const answer = await work()
  await insertOperation(tx, {
    accountId: actor.account.id,
    id: operation.id,
    bodyHash,
    status: 200,
    answer,
    at: ctx.now(),
  })
  return answer
}
