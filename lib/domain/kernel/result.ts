import type { Refusal } from './refusal.ts'

/** An expected outcome as a value: either `ok` with its value, or a refusal that the edge turns into text and status. */
export type Result<T, R = Refusal> = { ok: true; value: T } | { ok: false; refusal: R }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function refuse<R = Refusal>(refusal: R): { ok: false; refusal: R } {
  return { ok: false, refusal }
}

/** Unwraps a result; throws on a refusal. For places where a refusal would be a broken invariant. */
export function unwrap<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value
  throw new Error(`unexpected refusal: ${JSON.stringify(result.refusal)}`)
}
