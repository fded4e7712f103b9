import { setAccountDisabled } from '#lib/server/accounts/manage-accounts.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { ledProject, signIn } from './steps/account.ts'

test('a wrong password says so in plain words; the right one leads to the page that was asked for', async ({
  people,
}) => {
  people.tolerate(/401/)
  const ada = await people.named('Ada', 'admin')
  await ada.page.goto('/account')
  await expect(ada.page).toHaveURL(/\/sign-in\?next=%2Faccount$/)
  await signIn(ada.page, { ...ada, password: 'not the right one' })
  await expect(ada.page.getByText('That address and password do not go together.')).toBeVisible()
  await expectAccessible(ada.page)
  await signIn(ada.page, ada)
  await expect(ada.page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  const [cookie] = (await ada.browser.cookies()).filter(({ name }) => name === 'concord.session')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })

  await ada.page.getByRole('button', { name: /account menu/ }).click()
  await ada.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(ada.page).toHaveURL(/\/sign-in$/)
  await ada.browser.addCookies([cookie!]) // the session has ended, not only its cookie
  await ada.page.goto('/account')
  await expect(ada.page).toHaveURL(/\/sign-in/)
})

test('the eleventh wrong password is told to wait, whether the person exists or not', async ({ people, baseURL }) => {
  people.tolerate(/401|429/)
  const ada = await people.named('Ada')
  const texts: string[] = []
  for (const email of [ada.email, `nobody.${ada.email}`]) {
    const { csrfToken } = await (await ada.page.request.get('/api/auth/csrf')).json()
    const attempt = () =>
      ada.page.request.post('/api/auth/callback/credentials', {
        form: { email, password: 'not the right one', csrfToken, json: 'true' },
        headers: { origin: baseURL! },
      })
    for (let i = 0; i < 10; i++) expect((await attempt()).status()).toBe(401)
    const refused = await attempt()
    expect(refused.status()).toBe(429)
    expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0)
    const body = await refused.json()
    expect(Object.keys(body).sort()).toEqual(['code', 'message', 'requestId', 'retryAfter', 'url'])
    texts.push(body.message)
  }
  expect(texts[1]).toBe(texts[0])

  await ada.page.goto('/sign-in')
  await signIn(ada.page, ada)
  await expect(ada.page.getByText(texts[0]!)).toBeVisible()
})

test('the same server answers as localhost too', async ({ people, baseURL }) => {
  const ada = await people.named('Ada')
  const local = baseURL!.replace('127.0.0.1', 'localhost')
  await ada.page.goto(`${local}/sign-in`)
  await signIn(ada.page, ada)
  await expect(ada.page).toHaveURL(`${local}/`)
})

test('a lead invites someone, who comes in with a new account; the link works once', async ({ people }) => {
  const lena = await people.signedIn('Lena', 'admin')
  const project = await ledProject(people, lena)
  await lena.page.goto(`/projects/${project}/settings`)
  await expectAccessible(lena.page)
  await lena.page.getByRole('checkbox', { name: /Subject-matter expert/ }).check()
  await lena.page.getByRole('button', { name: 'Make an invitation link' }).click()
  const link = await lena.page.getByLabel('Link to hand over').inputValue()
  await expect(lena.page.getByText('Whoever has the link')).toBeVisible()

  const page = await people.stranger()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Join “Scratches”' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Name').fill('Nora Lund')
  await page.getByLabel('Email address').fill(`nora.${project}@example.org`)
  await page.getByLabel('Password').fill('nora likes long words')
  await page.getByRole('button', { name: 'Make an account and join' }).click()
  await expect(page.getByRole('heading', { name: 'Scratches' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Project' }).getByRole('link')).toHaveText([
    'Overview',
    'Label',
    'Disagreements',
    'Reviews',
    'Guideline',
  ])
  await expectAccessible(page)

  const late = await people.stranger()
  await late.goto(link)
  await expect(late.getByText('This invitation was used already')).toBeVisible()

  await lena.page.reload()
  await expect(lena.page.getByRole('button', { name: 'Roles of Nora Lund' })).toHaveText(
    'Labeler, Subject-matter expert',
  )
  await expect(lena.page.getByText('Whoever has the link')).toHaveCount(0)
})

test('a reset link sets a new password and signs its person out everywhere', async ({ people }) => {
  const lena = await people.signedIn('Lena', 'admin')
  const otto = await people.signedIn('Otto')
  const project = await ledProject(people, lena)
  await people.join(otto, project, ['labeler'])
  await lena.page.goto(`/projects/${project}/settings`)
  await lena.page.getByRole('button', { name: 'More for Otto' }).click()
  await lena.page.getByRole('menuitem', { name: 'Link for a new password' }).click()
  const link = await lena.page.getByLabel('Link to hand over').inputValue()

  const page = await people.stranger()
  await page.goto(link)
  await page.getByLabel('New password').fill('otto has another one')
  await page.getByRole('button', { name: 'Set the password and sign in' }).click()
  await expect(page.getByRole('button', { name: /^Otto/ })).toBeVisible()
  await otto.page.goto('/')
  await expect(otto.page).toHaveURL(/\/sign-in/)
})

test('who is shut out, or removed from a project, is out at the next click', async ({ people }) => {
  people.tolerate(/404|401/)
  const lena = await people.signedIn('Lena', 'admin')
  const otto = await people.signedIn('Otto')
  const project = await ledProject(people, lena)
  await people.join(otto, project, ['labeler'])
  await otto.page.goto(`/projects/${project}`)
  await expect(otto.page.getByRole('heading', { name: 'Scratches' })).toBeVisible()

  await lena.page.goto(`/projects/${project}/settings`)
  await lena.page.getByRole('button', { name: 'More for Otto' }).click()
  await lena.page.getByRole('menuitem', { name: 'Remove from project' }).click()
  await lena.page.getByRole('button', { name: 'Remove from project' }).click()
  await expect(lena.page.getByText('no longer in this project')).toBeVisible()
  await otto.page.reload()
  await expect(otto.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()

  const account = {
    id: lena.id,
    email: lena.email,
    name: 'Lena',
    standing: 'admin',
    simulated: false,
    disabledAt: null,
  } as const
  await setAccountDisabled(people.ctx, { account, origin: 'web', sessionId: null }, otto.id, true)
  await otto.page.goto('/')
  await expect(otto.page).toHaveURL(/\/sign-in/)
})

test('screens of other roles say so with 403, projects of others are 404', async ({ people }) => {
  people.tolerate(/403|404/)
  const lena = await people.signedIn('Lena', 'admin')
  const otto = await people.signedIn('Otto')
  const project = await ledProject(people, lena)
  const before = await otto.page.goto(`/projects/${project}/settings`)
  expect(before?.status()).toBe(404)
  await people.join(otto, project, ['labeler'])
  const after = await otto.page.goto(`/projects/${project}/settings`)
  expect(after?.status()).toBe(403)
  await expect(otto.page.getByText('Your role does not include this')).toBeVisible()

  // An address that somebody has edited is none of the server's faults.
  for (const [path, expected] of [
    [`/projects/${project}/items?text=%00&slice=%00&batch=%00`, 200],
    ['/projects/%00/items', 404],
  ] as const) {
    expect((await lena.page.request.get(path)).status(), path).toBe(expected)
  }
})

test('a token made on the account page reads the interface until it is revoked', async ({
  people,
  playwright,
  baseURL,
}) => {
  const ada = await people.signedIn('Ada', 'admin')
  const { page } = ada
  await page.goto('/account')
  await expectAccessible(page)
  await page.getByLabel('What it is for').fill('training')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const token = await page.getByLabel('New token').inputValue()
  const program = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  })
  expect((await (await program.get('/api/v1/me')).json()).email).toBe(ada.email)
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('button', { name: 'Revoke' })).toHaveCount(0)
  expect((await program.get('/api/v1/me')).status()).toBe(401)
  await program.dispose()
})
