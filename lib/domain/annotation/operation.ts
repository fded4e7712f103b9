import type { Refusal } from '../kernel/refusal.ts'

/** What is known of an operation id of one user: the hash of the body that it came with, and what was answered. */
export type KnownOperation = { bodyHash: string; answer: Record<string, unknown> }

export type OperationVerdict =
  | { kind: 'new' }
  | { kind: 'repeat'; answer: Record<string, unknown> }
  | { kind: 'refused'; refusal: Refusal }

/** An operation id is good for one body: the same again gets the first answer, another body is refused. */
export function judgeOperation(known: KnownOperation | null, bodyHash: string): OperationVerdict {
  if (!known) return { kind: 'new' }
  if (known.bodyHash === bodyHash) return { kind: 'repeat', answer: known.answer }
  const message = 'This operation id was used before with other content. Nothing was changed.'
  return { kind: 'refused', refusal: { code: 'invalid', field: 'operationId', message } }
}
