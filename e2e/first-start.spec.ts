import { expect, expectAccessible, test } from './fixtures.ts'

test('the first start hands over a link that makes the first account, once', async ({ startOwn }) => {
  const server = await startOwn()
  const link = server.output().match(/http\S+\/set-up\/\S+/)?.[0] ?? ''
  const page = await server.people.stranger()
  await page.goto(link)
  await expectAccessible(page)
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Email').fill('ada@example.org')
  await page.getByLabel('Password').fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page).toHaveURL(`${server.url}/`)
  await expectAccessible(page)

  const other = await server.people.stranger()
  await other.goto(link)
  await expect(other.getByText('used already or is too old')).toBeVisible()

  await server.end('SIGTERM')
  await server.again()
  expect(server.output()).not.toContain('/set-up/')
  await page.reload()
  await expect(page).toHaveURL(`${server.url}/`)
})

test('someone without a session is led to the sign-in page, and there is no way to sign up', async ({ people }) => {
  const page = await people.stranger()
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('button', { name: /sign up|register|create/i })).toHaveCount(0)
  await expectAccessible(page)
})

test('two people are signed in at once, each in a browser of their own', async ({ people }) => {
  const lena = await people.signedIn('Lena')
  const otto = await people.signedIn('Otto')
  await expect(lena.page.getByRole('button', { name: /Lena/ })).toBeVisible()
  await expect(otto.page.getByRole('button', { name: /Otto/ })).toBeVisible()
})
