import { takeAttempt } from '#lib/server/accounts/sign-in-limit.ts'
import { expect, test } from './fixtures.ts'

test('who sends wrong passwords can’t choose the address by which they are counted', async ({
  startOwn,
  playwright,
}) => {
  const { url, people } = await startOwn()
  for (let i = 0; i < 100; i++) await takeAttempt(people.ctx, `nobody.${i}@example.org`, '127.0.0.1')
  const outside = await playwright.request.newContext({ baseURL: url })
  const { csrfToken } = await (await outside.get('/api/auth/csrf')).json()
  const refused = await outside.post('/api/auth/callback/credentials', {
    form: { email: 'somebody@example.org', password: 'not the right one', csrfToken, json: 'true' },
    headers: { origin: url, 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' },
  })
  expect(refused.status()).toBe(429)
  await outside.dispose()
})

test('a wrong address, a wrong method and an unknown step of signing in are answered in words', async ({
  playwright,
  baseURL,
}) => {
  const outside = await playwright.request.newContext({ baseURL })
  const words = {
    code: expect.any(String),
    message: expect.stringMatching(/\S/),
    requestId: expect.stringMatching(/\S/),
  }
  for (const [method, path, status] of [
    ['GET', '/api/v1/nothing/here', 404],
    ['POST', '/api/media', 404],
    ['GET', '/api/v1/projects/%E0%A4', 400],
    ['DELETE', '/api/v1/me', 405],
    ['PUT', '/api/media/x/primary', 405],
    ['PUT', '/api/auth/session', 405],
    ['GET', '/api/auth/nothing', 400],
  ] as const) {
    const answer = await outside.fetch(path, { method, headers: { origin: baseURL! } })
    expect(answer.status(), `${method} ${path}`).toBe(status)
    expect(await answer.json(), `${method} ${path}`).toMatchObject(words)
  }
  await outside.dispose()
})

test('headers from inside, forged tokens and odd cookies get 401 or the sign-in page, and the server lives on', async ({
  playwright,
  baseURL,
}) => {
  const outside = await playwright.request.newContext({ baseURL })
  const status = async (path: string, headers: Record<string, string>) =>
    (await outside.get(path, { headers, maxRedirects: 0 })).status()
  expect(await status('/api/v1/me', { authorization: 'Bearer %E0' })).toBe(401)
  expect(await status('/api/v1/me', { cookie: 'concord.session=%E0%A4%A' })).toBe(401)
  expect(await status('/', { cookie: 'concord.session=%E0%A4%A' })).toBe(307)
  for (const name of ['x-middleware-subrequest', 'x-middleware-rewrite', 'x-middleware-next', 'x-nonce', 'x-path']) {
    expect([307, 401], name).toContain(await status('/account', { [name]: 'proxy:proxy:proxy:proxy:proxy' }))
    expect(await status('/api/v1/me', { [name]: 'proxy:proxy:proxy:proxy:proxy' }), name).toBe(401)
  }
  expect(await status('/api/health', {})).toBe(200)
  await outside.dispose()
})
