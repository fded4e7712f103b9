import { expect } from 'vitest'
import { type Refusal, type RefusalCode, RefusalError } from '#lib/domain/kernel/refusal.ts'

/** Fails unless the promise is refused with this code; gives the refusal. */
export async function expectRefusal(work: Promise<unknown>, code: RefusalCode): Promise<Refusal> {
  const outcome = await work.then(
    () => 'nothing was refused',
    (error: unknown) => error,
  )
  if (!(outcome instanceof RefusalError)) throw outcome instanceof Error ? outcome : new Error(String(outcome))
  expect(outcome.refusal.code, outcome.refusal.message).toBe(code)
  return outcome.refusal
}
