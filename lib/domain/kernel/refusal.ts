/** The closed set of reasons for which Concord refuses a request; one table at the edge maps each to a status. */
export const refusalCodes = [
  'bad_request', // 400: cannot be parsed, unknown filter
  'signed_out', // 401
  'forbidden', // 403
  'not_found', // 404: absent, or of a project one does not belong to
  'wrong_method', // 405: the path knows no such method
  'conflict', // 409: stale revision, duplicate, immutable
  'needs_confirmation', // 409: allowed once the person confirms
  'gone', // 410: archived or purged meanwhile
  'too_large', // 413
  'wrong_type', // 415: content is not what its name claims
  'range', // 416
  'invalid', // 422: understood, but wrong; names field, row or index
  'too_many', // 429
  'no_space', // 507
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** One bad row of an import, as the person sees it (rows count from 1, the header excluded). */
export type BadRow = { row: number; field?: string; message: string }

/** An expected refusal: what is wrong, where, and what to do, in words for the person who reads it. */
export type Refusal = {
  code: RefusalCode
  message: string
  field?: string
  row?: number
  /** Further facts that the client needs: the server's copy on a conflict, the first hundred bad rows, seconds to wait. */
  details?: Record<string, unknown>
}

/** Thrown by `require…` functions inside use-cases; caught once, at the edge. */
export class RefusalError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.name = 'RefusalError'
    this.refusal = refusal
  }
}
