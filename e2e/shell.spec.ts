import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { ledProject, signIn } from './steps/account.ts'

test('every screen is reached from Ctrl+K, keys are shown by ? and can be changed', async ({ people }) => {
  const lena = await people.signedIn('Lena', 'admin')
  const project = await ledProject(people, lena)
  const { page } = lena
  await page.goto(`/projects/${project}`)
  await expectAccessible(page)
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Go to or do').fill('invite')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/settings$/)

  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys on this screen' })
  await expect(sheet).toBeVisible()
  await expectAccessible(page)
  await sheet.getByRole('button', { name: /change the key for Home/ }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  await page.getByLabel('Email address').fill('')
  await page.getByLabel('Email address').press('g') // in a text field a letter is a letter
  await expect(page.getByLabel('Email address')).toHaveValue('g')
  await page.reload() // the change is kept
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await page.keyboard.press('g')
  await expect(page).toHaveURL(/\/$/)
})

test('light and dark are a choice that is kept, and there from the first byte', async ({ people }) => {
  const ada = await people.signedIn('Ada', 'admin')
  const { page } = ada
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await ground()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await ground()
  expect(dark).not.toBe(light)
  await expectAccessible(page)

  await page.getByRole('button', { name: /account menu/ }).click()
  await page.getByRole('radio', { name: 'Light' }).check()
  expect(await ground()).toBe(light)
  const html = await (await page.request.get('/')).text()
  expect(html).toMatch(/<html[^>]* data-theme="light"/)
  await page.reload()
  expect(await ground()).toBe(light)
})

test('sign-in, home and a project are readable at 390 px', async ({ people }) => {
  const lena = await people.named('Lena', 'admin')
  const { page } = lena
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/sign-in')
  await expectNoSidewaysScroll(page)
  await signIn(page, lena)
  await expect(page.getByRole('heading', { name: 'Your projects' })).toBeVisible()
  await expectNoSidewaysScroll(page)
  const project = await ledProject(people, lena)
  await page.goto(`/projects/${project}`)
  await expect(page.getByRole('heading', { name: 'Scratches' })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
