import { ApiError, callApi } from './api.ts'

/**
 * Opens a session in this browser, by password or by a one-time link, through next-auth's own routes.
 *
 * @throws ApiError when the server refuses
 */
export async function signIn(by: { email: string; password: string } | { link: string }): Promise<void> {
  await post('/api/auth/callback/credentials', by)
}

/** Ends this browser's session. */
export async function signOut(): Promise<void> {
  await post('/api/auth/signout', {})
}

async function post(path: string, fields: Record<string, string>): Promise<void> {
  const { csrfToken } = await callApi<{ csrfToken: string }>('/api/auth/csrf')
  const response = await fetch(path, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  })
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown> // to its end, before one leaves the page
  if (response.ok) return
  throw new ApiError(response.status, body)
}
