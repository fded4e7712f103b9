import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { ApiError } from '../api.ts'

/** The server's copy that stands against what was sent. */
export type ServerCopy = { revision: number; document: AnswerDocument | null; submitted: boolean; closed?: boolean }

/** What a failed request means for its row. */
export type Failure =
  /** Try again: the server was not reached, or is not well. */
  | { kind: 'retry'; offline: boolean; after: number | null }
  | { kind: 'signed_out' }
  | { kind: 'conflict'; server: ServerCopy; message: string }
  /** The answer is not finished: it becomes a draft again. */
  | { kind: 'unfinished'; field: string | null; index: number | null; message: string }
  | { kind: 'refused'; message: string }

/** Reads a refusal of the server; only what can't succeed by itself later is a refusal for good. */
export function failureOf(error: Pick<ApiError, 'status' | 'code' | 'field' | 'body' | 'message'>): Failure {
  const { status, code, field, body, message } = error
  if (status === 0) return { kind: 'retry', offline: true, after: null }
  if (status === 429) {
    const seconds = typeof body.retryAfter === 'number' ? body.retryAfter : null
    return { kind: 'retry', offline: false, after: seconds === null ? null : seconds * 1000 }
  }
  if (status >= 500 || status === 408) return { kind: 'retry', offline: false, after: null }
  if (status === 401) return { kind: 'signed_out' }
  if (status === 409 && isServerCopy(body.server)) return { kind: 'conflict', server: body.server, message }
  if (status === 422 && code === 'invalid' && field?.startsWith('answers/')) {
    return { kind: 'unfinished', field, index: typeof body.index === 'number' ? body.index : null, message }
  }
  return { kind: 'refused', message }
}

function isServerCopy(value: unknown): value is ServerCopy {
  return typeof value === 'object' && value !== null && 'revision' in value && 'document' in value
}
