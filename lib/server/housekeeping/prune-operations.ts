import { deleteOperationsBefore } from '#db/queries/annotation.ts'
import type { Context } from '../context.ts'

/** How long the answer to an operation id is kept, in days. */
export const operationDays = 30

/** Rows of one statement: few enough that a labeler's save hardly waits. */
const perStatement = 500

/**
 * Forgets operations that were answered longer ago than any device still asks about. One that is sent again after that is
 * judged like a new one, by its revision: nothing is overwritten by it.
 *
 * @returns how many were forgotten
 */
export async function pruneOperations(ctx: Context): Promise<number> {
  const before = new Date(ctx.now().getTime() - operationDays * 24 * 3_600_000)
  let forgotten = 0
  for (let found = perStatement; found === perStatement; ) {
    found = await deleteOperationsBefore(ctx.db, before, perStatement)
    forgotten += found
  }
  return forgotten
}
