import type { Refusal } from '#lib/domain/kernel/refusal.ts'

/** What the server answered when it refused, or could not be reached (status 0). */
export class ApiError extends Error {
  readonly status: number
  readonly code: Refusal['code'] | 'internal' | 'unreachable'
  readonly field: string | null
  /** Everything that the answer said. */
  readonly body: Record<string, unknown>
  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body.message === 'string' ? body.message : `The server answered with status ${status}.`)
    this.name = 'ApiError'
    this.status = status
    this.code = (typeof body.code === 'string' ? body.code : 'internal') as ApiError['code']
    this.field = typeof body.field === 'string' ? body.field : null
    this.body = body
  }
}

type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
  /** Lets the request outlive the page; browsers take 64 KiB at most. */
  keepalive?: boolean
}

/**
 * Calls one of the server's own routes and gives its JSON (undefined when it says nothing).
 *
 * @throws ApiError when the server refuses or can't be reached
 */
export async function callApi<T>(path: string, { method = 'GET', body, signal, keepalive }: Call = {}): Promise<T> {
  const response = await fetch(path, {
    method,
    signal,
    ...(keepalive ? { keepalive } : {}),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new ApiError(0, {
      code: 'unreachable',
      message: 'The server can’t be reached. Check the connection and try again.',
    })
  })
  const text = await response.text()
  const answer = text === '' ? undefined : parse(text)
  if (!response.ok) throw new ApiError(response.status, isRecord(answer) ? answer : {})
  return answer as T
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
