import { RefusalError } from './refusal.ts'
import type { Result } from './result.ts'

/** The value of a result, or its refusal thrown: for use-cases, whose refusals are caught once, at the edge. */
export function unwrapOrThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new RefusalError(result.refusal)
}
