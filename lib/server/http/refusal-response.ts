import { type Refusal, type RefusalCode, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { diskFull, isDiskFull } from '../disk-full.ts'

/** The one table from refusal to status. */
const statuses: Record<RefusalCode, number> = {
  bad_request: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  wrong_method: 405,
  conflict: 409,
  needs_confirmation: 409,
  gone: 410,
  too_large: 413,
  wrong_type: 415,
  range: 416,
  invalid: 422,
  too_many: 429,
  no_space: 507,
}

/**
 * `{ code, message, field?, row?, details…, requestId }` with its status. `details.retryAfter` (seconds) also becomes
 * Retry-After, `details.size` (bytes) on a bad range Content-Range, `details.allow` (methods) Allow.
 */
export function refusalResponse(refusal: Refusal, requestId: string): Response {
  const { status, headers, body } = refusalParts(refusal, requestId)
  return new Response(body, { status, headers })
}

/** What refusalResponse answers, for who writes to Node's own response. */
export function refusalParts(
  { code, message, field, row, details }: Refusal,
  requestId: string,
): { status: number; headers: Record<string, string>; body: string } {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  }
  if (typeof details?.retryAfter === 'number') headers['retry-after'] = String(Math.ceil(details.retryAfter))
  if (code === 'range' && typeof details?.size === 'number') headers['content-range'] = `bytes */${details.size}`
  if (code === 'wrong_method' && typeof details?.allow === 'string') headers.allow = details.allow
  if (code === 'signed_out') headers['www-authenticate'] = 'Bearer'
  const body = JSON.stringify({ ...details, code, message, field, row, requestId })
  return { status: statuses[code], headers, body }
}

/** The refusal of a method that a path does not have, with those that it has. */
export function wrongMethod(allow: string): Refusal {
  return { code: 'wrong_method', message: `This address takes ${allow} alone.`, details: { allow } }
}

/** What any error becomes: a refusal its own answer, a full disk 507, everything else 500, logged under the request id. */
export function errorResponse(error: unknown, requestId: string, what: string): Response {
  if (error instanceof RefusalError) return refusalResponse(error.refusal, requestId)
  if (isDiskFull(error)) return refusalResponse(diskFull, requestId)
  console.error(`[${requestId}] ${what}`, error)
  const message = `Something went wrong on the server. It was logged as ${requestId}.`
  return Response.json(
    { code: 'internal', message, requestId },
    { status: 500, headers: { 'cache-control': 'no-store', 'x-request-id': requestId } },
  )
}
