import { ApiError, callApi } from '../api.ts'
import type { OutboxRow } from './rows.ts'

/** What the server said to a row that it took. */
export type Acknowledgement =
  | { kind: 'draft'; revision: number; surplus: boolean }
  | { kind: 'submit'; revision: number; surplus: boolean; already: boolean }
  | { kind: 'skip' }
  | { kind: 'question' }

/** A request may outlive its page up to this many bytes of body (the limit of browsers is 64 KiB). */
const keptAliveBytes = 60_000

/**
 * Sends one row.
 *
 * @throws ApiError when the server refuses or can't be reached
 */
export async function sendRow(row: OutboxRow): Promise<Acknowledgement> {
  const { project, assignment, operationId, work, baseRevision } = row
  const path = `/api/v1/projects/${project}/label/assignments/${assignment}`
  switch (work.kind) {
    case 'draft': {
      const { versionId, document, activeSeconds } = work
      const body = { operationId, baseRevision: baseRevision ?? 0, versionId, document, activeSeconds }
      return { kind: 'draft', ...(await saved<{ revision: number; surplus: boolean }>('PUT', `${path}/draft`, body)) }
    }
    case 'submit': {
      const { versionId, document, activeSeconds, replaces } = work
      const body = { operationId, versionId, document, activeSeconds, replaces }
      type Answer = { revision: number; surplus: boolean; already: boolean }
      return { kind: 'submit', ...(await saved<Answer>('POST', `${path}/submit`, body)) }
    }
    case 'skip':
      await call('POST', `${path}/skip`, { operationId, reason: work.reason })
      return { kind: 'skip' }
    case 'question':
      await call('POST', `${path}/question`, { operationId, text: work.text })
      return { kind: 'question' }
  }
}

async function saved<T extends { revision: number }>(method: 'PUT' | 'POST', path: string, body: object): Promise<T> {
  const answer = await call<T | undefined>(method, path, body)
  if (typeof answer?.revision === 'number') return answer
  // Not the server's answer: something between it and here spoke instead. Nothing is known to be saved.
  throw new ApiError(0, { code: 'unreachable', message: 'The server’s answer did not arrive whole.' })
}

function call<T>(method: 'PUT' | 'POST', path: string, body: object): Promise<T> {
  const keepalive = JSON.stringify(body).length < keptAliveBytes
  return callApi<T>(path, { method, body, keepalive })
}
