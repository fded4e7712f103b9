import type { Page } from '@playwright/test'
import { expect, expectAccessible, takePicture, test } from './fixtures.ts'

/** A class as the list of pages names it. */
const entry = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Pages of the label book' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
const saved = (page: Page) => expect(page.getByText('Draft saved')).toBeVisible()

async function startProject(page: Page, template: string, name: string): Promise<void> {
  await page.goto('/')
  await page
    .getByRole('link', { name: /new project/i })
    .first()
    .click()
  await page.getByRole('radio', { name: new RegExp(template) }).check()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Create the project' }).click()
  await expect(page.getByRole('heading', { name: 'Label book' })).toBeVisible()
}

async function publish(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: 'Publish …' }).click()
  await page.getByRole('button', { name: `Publish version ${version}` }).click()
  await expect(page.getByText(`Version ${version} is published.`)).toBeVisible()
}

test('a lead starts a project, edits its definition, publishes it, drafts the next version and compares the two', async ({
  people,
}) => {
  test.slow() // the whole way, with the accessibility of every screen on it
  const lead = await people.signedIn('Lena', 'admin')
  const { page } = lead

  await test.step('start from a template', async () => {
    await page.goto('/projects/new')
    await expectAccessible(page)
    await startProject(page, 'Image classification', 'Phone screens')
    await expect(page.getByText('Draft of version 1.')).toBeVisible()
  })

  await test.step('edit classes, keys, colours and entries; everything keeps itself', async () => {
    await entry(page, 'defect').click()
    await page.getByLabel('Name').fill('deep scratch')
    await page.getByLabel('Key', { exact: true }).fill('d')
    await page.getByRole('radio', { name: 'Colour 7' }).check()
    await page.getByLabel('Definition').fill('You can **feel** it with a fingernail. <script>alert(1)</script>')
    await page.getByLabel('Counts from').fill('0.5')
    await page.getByLabel('What is measured').fill('length')
    await entry(page, 'borderline').click()
    await page.getByLabel('Name').fill('shallow scratch')
    await page.getByLabel('Name').blur()
    await expect(entry(page, 'shallow scratch')).toBeVisible()
    await saved(page)
    await page.reload()
    await entry(page, 'deep scratch').click()
    await expect(page.getByLabel('Counts from')).toHaveValue('0.5')
    await expect(page.getByLabel('Key', { exact: true })).toHaveValue('d')
    await page.getByTitle('As labelers read it').click()
    await expect(page.locator('strong', { hasText: 'feel' })).toBeVisible()
    await expect(page.getByText('<script>alert(1)</script>')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('clashes are refused where they happen, and an edit can be taken back', async () => {
    people.tolerate(/422/)
    await page.getByLabel('Key', { exact: true }).fill('1')
    await page.getByLabel('Key', { exact: true }).blur()
    await expect(page.getByText(/“fine” and “deep scratch” have the same key 1/)).toBeVisible()
    await page.getByLabel('Key', { exact: true }).fill('d')
    await page.getByRole('button', { name: 'Add a class' }).click()
    await page.getByLabel('Name').fill('dust')
    await page.getByRole('button', { name: 'Add the class' }).click()
    await expect(entry(page, 'dust')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(entry(page, 'dust')).toBeHidden()
    await saved(page)
  })

  await test.step('publish version 1', async () => {
    await publish(page, 1)
    await expect(page.getByText('Version 1, in force')).toBeVisible()
    await entry(page, 'deep scratch').click()
    await expect(page.getByText(/Counts from 0.5 mm/)).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('draft version 2: merge, rename, add, threshold', async () => {
    await page.keyboard.press('e')
    await expect(page.getByText('Draft of version 2.')).toBeVisible()
    await entry(page, 'deep scratch').click()
    await page.getByRole('button', { name: 'Merge with …' }).click()
    await page.getByRole('checkbox', { name: 'shallow scratch' }).check()
    await page.getByLabel('The merged class is called').fill('scratch')
    await page.getByRole('button', { name: 'Merge', exact: true }).click()
    await expect(entry(page, 'deep scratch')).toBeHidden()
    await expect(page.getByLabel('Name')).toHaveValue('scratch')
    await page.getByLabel('Counts from').fill('0.3')
    await page.getByLabel('Counts from').blur()
    await entry(page, 'fine').click()
    await page.getByLabel('Name').fill('clean')
    await page.getByLabel('Name').blur()
    await page.getByRole('button', { name: 'Add a class' }).click()
    await page.getByLabel('Name').fill('dent')
    await page.getByRole('checkbox', { name: 'scratch' }).check()
    await page.getByRole('button', { name: 'Add the class' }).click()
    const changes = page.getByRole('region', { name: 'What the draft changes' })
    await expect(changes).toContainText('“deep scratch” and “shallow scratch” were merged into “scratch”.')
    await expect(changes).toContainText('“fine” was renamed “clean”.')
    await expect(changes).toContainText('labels of “scratch” are reconsidered')
    await takePicture(page, 'label-book')
  })

  await test.step('publish version 2 and read what changed, in words', async () => {
    await page.getByRole('button', { name: 'Publish …' }).click()
    await expectAccessible(page)
    await page.getByLabel('Note to labelers (optional)').fill('Depth never mattered to customers.')
    await page.getByRole('button', { name: 'Publish version 2' }).click()
    await expect(page.getByText('Version 2 is published.')).toBeVisible()
    await expect(page.getByText('Depth never mattered to customers.')).toBeVisible()
    await page.getByRole('button', { name: 'Version 2: compare or restore' }).click()
    await page.getByRole('menuitem', { name: 'What changed since version 1' }).click()
    await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible()
    for (const sentence of [
      '“deep scratch” and “shallow scratch” were merged into “scratch”.',
      '“fine” was renamed “clean”.',
      '“scratch” now counts from 0.3 mm (length)',
    ]) {
      await expect(page.getByText(sentence)).toBeVisible()
    }
    await page.getByLabel('From').selectOption({ label: 'Version 2' })
    await page.getByLabel('To', { exact: true }).selectOption({ label: 'Version 1' })
    await expect(page.getByText('“deep scratch” was added to “What does the picture show?”.')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('bring version 1 back', async () => {
    await page.getByRole('button', { name: 'Version 1: compare or restore' }).click()
    await page.getByRole('menuitem', { name: 'Restore it as a new version' }).click()
    await expect(page.getByText('Version 1 is in force again, as version 3.')).toBeVisible()
    await expect(entry(page, 'deep scratch')).toBeVisible()
  })
})

test('transcript rules are tried live, and a list that does not settle can not be published', async ({ people }) => {
  const { page } = await people.signedIn('Lea', 'admin')
  await startProject(page, 'Speech transcription', 'Calls')
  await entry(page, 'Transcript rules').click()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByLabel('Rule 2', { exact: true }).fill('Hesitations')
  await page.getByLabel('Try the rules on a text').fill('Umm, ok')
  await expect(page.getByText('um okay')).toBeVisible()
  await page.getByLabel('Case 1: read as').last().fill('umm yes')
  await expect(page.getByText('reads “um yes”')).toBeVisible()
  await page.getByLabel('Case 1: read as').last().fill('um yes')
  await expect(page.getByText('reads “um yes”')).toBeHidden()
  await page.getByLabel('Read as', { exact: true }).last().fill('um Umm,')
  await expect(page.getByText(/The rules don't settle/).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Publish …' }).click()
  await expect(page.getByText('Before it can be published:')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish version 1' })).toBeDisabled()
})

test('two leads at once: the second sees what the first did and loses nothing silently', async ({ people }) => {
  people.tolerate(/409/)
  const first = await people.signedIn('Lena', 'admin')
  await startProject(first.page, 'Boxes on images', 'Cells')
  const project = new URL(first.page.url()).pathname.split('/')[2] as Parameters<typeof people.join>[1]
  const second = await people.signedIn('Luis')
  await people.join(second, project, ['lead'])
  await second.page.goto(`/projects/${project}/guideline`)
  await expect(second.page.getByText('Draft of version 1.')).toBeVisible()
  await entry(first.page, 'object').click()
  await first.page.getByLabel('Name').fill('cell')
  await first.page.getByLabel('Name').blur()
  await saved(first.page)
  await expect(entry(first.page, 'cell')).toBeVisible()
  await entry(second.page, 'object').click()
  await second.page.getByLabel('Name').fill('nucleus')
  await second.page.getByLabel('Name').blur()
  const meanwhile = /Someone else changed this draft meanwhile/
  await expect(second.page.getByRole('main').getByRole('status').filter({ hasText: meanwhile })).toContainText(
    'nucleus',
  )
  await expect(entry(second.page, 'cell')).toBeVisible()
  await expect(second.page.getByLabel('Name')).toHaveValue('nucleus')
  await second.page.reload()
  await expect(second.page.getByText(meanwhile)).toBeVisible()
  await entry(second.page, 'cell').click()
  await second.page.getByLabel('Name').fill('nucleus')
  await saved(second.page)
  await expect(second.page.getByText(meanwhile)).toBeHidden()
  await expectAccessible(second.page)
})

test('nothing that is typed is lost: right after a merge, on a slow line, without one, and when the page is left', async ({
  people,
}) => {
  const { page, browser } = await people.signedIn('Lena', 'admin')
  await startProject(page, 'Image classification', 'Panes')
  await publish(page, 1)
  await page.keyboard.press('e')
  await expect(page.getByText('Draft of version 2.')).toBeVisible()

  await test.step('what is typed before the merge is acknowledged is on the merged class', async () => {
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/definition/drafts/*', async (route) => {
      await held
      await route.continue()
    })
    await entry(page, 'defect').click()
    await page.getByRole('button', { name: 'Merge with …' }).click()
    await page.getByRole('checkbox', { name: 'borderline' }).check()
    await page.getByLabel('The merged class is called').fill('flaw')
    await page.getByRole('button', { name: 'Merge', exact: true }).click()
    await expect(page.getByLabel('Name')).toHaveValue('flaw')
    await page.getByLabel('Counts from').fill('0.3')
    await page.getByLabel('Key', { exact: true }).fill('w')
    await page.getByLabel('Definition', { exact: true }).fill('Anything that a customer would see.')
    await entry(page, 'fine').click()
    await expect(page.getByText('Saving …')).toBeVisible()
    answer()
    await saved(page)
    await page.unroute('**/definition/drafts/*')
    await page.reload()
    await page.getByRole('radio', { name: 'Draft of 2' }).click()
    await entry(page, 'flaw').click()
    await expect(page.getByLabel('Counts from')).toHaveValue('0.3')
    await expect(page.getByLabel('Key', { exact: true })).toHaveValue('w')
    await expect(page.getByLabel('Definition', { exact: true })).toHaveValue('Anything that a customer would see.')
  })

  await test.step('without a connection it waits on this device, also when the page is closed at once', async () => {
    people.tolerate(/ERR_INTERNET_DISCONNECTED|Failed to load resource/)
    await browser.setOffline(true)
    await page.getByLabel('Definition', { exact: true }).fill('Anything that a customer would see or feel.')
    await page.getByLabel('Definition', { exact: true }).blur()
    await expect(page.getByText(/Kept on this device \(no connection\)/)).toBeVisible()
    await page.getByLabel('Counts from').fill('0.4') // left in the middle of typing
    const address = page.url()
    await page.close()
    await browser.setOffline(false)
    const again = await browser.newPage()
    await again.goto(address)
    await again.getByRole('radio', { name: 'Draft of 2' }).click()
    await saved(again)
    await entry(again, 'flaw').click()
    await expect(again.getByLabel('Definition', { exact: true })).toHaveValue(
      'Anything that a customer would see or feel.',
    )
    await expect(again.getByLabel('Counts from')).toHaveValue('0.4')
    await expect(again.getByText('were not taken')).toBeHidden()
  })
})
