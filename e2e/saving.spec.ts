import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { type LabelingProject, labelingProject } from './labeling-project.ts'
import { everything, picture, ready, saveState, standing, startLabeling } from './steps/labeling.ts'

const remark = (page: Page) => page.getByRole('textbox', { name: 'Remark' })

/** A question with classes and an optional remark: an answer that is not one stroke. */
const withRemark = {
  definition: {
    format: 1,
    schema: {
      media: 'image',
      questions: [
        {
          kind: 'choice',
          id: 'fault',
          name: 'What is on the screen?',
          classes: [
            { id: 'scratch', name: 'Scratch', key: '1', colour: 0 },
            { id: 'dent', name: 'Dent', key: '2', colour: 1 },
          ],
        },
        { kind: 'text', id: 'remark', name: 'Remark', required: false },
      ],
    },
    guideline: { general: '', entries: [] },
    conventions: [],
    acceptable: {},
  },
}

test('a reload in the middle of an edit loses nothing, and without a connection edits stay on the device', async ({
  people,
}) => {
  const begun = await labelingProject(people, { name: 'Reload', labelers: ['Ann'], items: 2, from: withRemark })
  const [{ page, browser }] = begun.labelers as [(typeof begun.labelers)[0]]
  await startLabeling(page, begun.project)
  await ready(page)
  await expect(remark(page)).toBeVisible() // and takes no key that is meant for the classes
  await page.keyboard.press('2')
  await expect(page.getByRole('button', { name: 'Dent', pressed: true })).toBeVisible()
  await remark(page).fill('in the corner')
  await expect(saveState(page)).toHaveText(/^saved( on this device)?$/)
  await page.reload()
  await expect(remark(page)).toHaveValue('in the corner')
  await expect(page.getByRole('button', { name: 'Dent', pressed: true })).toBeVisible()

  people.tolerate(/ERR_INTERNET_DISCONNECTED/)
  await browser.setOffline(true)
  await remark(page).fill('in the corner, deep')
  await expect(saveState(page)).toContainText('saved on this device')
  await browser.setOffline(false)
  await expect(saveState(page)).toHaveText('saved')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('progress')).toContainText('1 / 2')
  await expect.poll(async () => (await standing(people, begun)).counts.submitted).toBe(1)
})

test('when a lease of 5 s runs out another labeler gets the item, and a late answer is kept as surplus', async ({
  people,
}) => {
  const wishes = { name: 'Lease', labelers: ['Ann', 'Ben'], items: 1, overlap: 1, leaseSeconds: 5 }
  const begun = await labelingProject(people, wishes)
  const [ann, ben] = begun.labelers as [LabelingProject['lead'], LabelingProject['lead']]
  people.tolerate(/ERR_INTERNET_DISCONNECTED/)
  await startLabeling(ann.page, begun.project)
  await expect(picture(ann.page)).toBeVisible()
  await ann.browser.setOffline(true) // no sign of life reaches the server any more
  await startLabeling(ben.page, begun.project)
  await expect(async () => {
    const again = ben.page.getByRole('button', { name: 'Look again' })
    if (await again.isVisible()) await again.click()
    await expect(picture(ben.page)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await ann.page.keyboard.press('1')
  await ann.browser.setOffline(false)
  await expect(ann.page.getByText(/left out of agreement/)).toBeVisible()
  await ben.page.keyboard.press('2')
  await expect(everything(ben.page)).toBeVisible()
  await expect.poll(async () => (await standing(people, begun)).counts).toMatchObject({ submitted: 1 })
  expect((await standing(people, begun)).labelers.map(({ surplus }) => surplus)).toEqual([1, 0])
})

test('a second tab reads only until it takes over, and goes on from what the first wrote', async ({ people }) => {
  const begun = await labelingProject(people, { name: 'Two tabs', labelers: ['Ann'], items: 2, from: withRemark })
  const [{ page: first, browser }] = begun.labelers as [LabelingProject['lead']]
  await startLabeling(first, begun.project)
  await remark(first).fill('from the first')
  await expect(saveState(first)).toHaveText('saved')
  const second = await browser.newPage()
  await startLabeling(second, begun.project)
  await expect(second.getByText(/open in another tab/)).toBeVisible()
  await expect(remark(second)).not.toBeEditable()
  await second.getByRole('button', { name: 'Take over here' }).click()
  await expect(remark(second)).toBeEditable()
  await expect(remark(second)).toHaveValue('from the first')
  await expect(first.getByText(/open in another tab/)).toBeVisible()
  await remark(second).fill('from the second')
  await second.getByRole('button', { name: '1 Scratch' }).click()
  await second.keyboard.press('Control+Enter')
  await expect(second.getByTestId('progress')).toContainText('1 / 2')
  await expect(first.getByTestId('progress')).toContainText('1 / 2') // both are told
  await expect.poll(async () => (await standing(people, begun)).counts.submitted).toBe(1)
})

test('two devices that change one answer: both copies are kept, and the person chooses', async ({
  people,
  browser,
}) => {
  const begun = await labelingProject(people, { name: 'Two devices', labelers: ['Ann'], items: 1, from: withRemark })
  const [{ page, browser: here }] = begun.labelers as [LabelingProject['lead']]
  people.tolerate(/status of 409/)
  const there = await browser.newContext({
    baseURL: new URL(page.url()).origin,
    storageState: await here.storageState(),
  })
  try {
    const other = await there.newPage()
    await startLabeling(other, begun.project)
    await ready(other)
    await startLabeling(page, begun.project)
    await ready(page)
    await remark(page).fill('written here')
    await expect(saveState(page)).toHaveText('saved')
    await remark(other).fill('written there')
    await expect(other.getByText(/changed in another window/)).toBeVisible()
    await expect(remark(other)).not.toBeEditable()
    await other.getByRole('button', { name: 'Keep what is here' }).click()
    await expect(saveState(other)).toHaveText('saved')
    await expect(remark(other)).toHaveValue('written there')
    await page.reload()
    await expect(remark(page)).toHaveValue('written there')
  } finally {
    await there.close()
  }
})

test('signed out in the middle, one signs in again in place and nothing is lost', async ({ people }) => {
  const begun = await labelingProject(people, { name: 'Signed out', labelers: ['Ann'], items: 2, from: withRemark })
  const [{ page, browser, password }] = begun.labelers as [LabelingProject['lead']]
  people.tolerate(/status of 401/)
  await startLabeling(page, begun.project)
  await ready(page)
  await page.keyboard.press('1')
  await expect(saveState(page)).toHaveText('saved')
  await browser.clearCookies()
  await remark(page).fill('written while signed out')
  await expect(page.getByRole('form', { name: 'Sign in again' })).toBeVisible()
  await expect(saveState(page)).toContainText('kept on this device')
  await page.getByLabel(/Password of/).fill(password)
  await page.getByRole('button', { name: 'Sign in and go on' }).click()
  await expect(page.getByRole('form', { name: 'Sign in again' })).toBeHidden()
  await expect(saveState(page)).toHaveText('saved')
  await page.reload()
  await expect(remark(page)).toHaveValue('written while signed out')
})

test('an answer of the server that comes late brings nothing back that was left meanwhile', async ({ people }) => {
  const begun = await labelingProject(people, { name: 'Late', labelers: ['Ann'], items: 4 })
  const [{ page }] = begun.labelers as [LabelingProject['lead']]
  // A device that takes its time to open an item, and a claim for the item ahead whose answer is overtaken by the next.
  await page.addInitScript(() => {
    const request = navigator.locks.request.bind(navigator.locks) as (...given: unknown[]) => Promise<unknown>
    const slow = (...given: unknown[]) =>
      new Promise((resolve) => setTimeout(resolve, String(given[0]).startsWith('edit:') ? 300 : 0)).then(() =>
        request(...given),
      )
    Object.assign(navigator.locks, { request: slow })
  })
  let overtake = () => {}
  const overtaken = new Promise<void>((resolve) => {
    overtake = resolve
  })
  let ahead = 0
  await page.route('**/label/claim', async (route) => {
    const holdsAhead = route.request().postDataJSON().current !== undefined
    const response = await route.fetch()
    if (holdsAhead && ahead++ === 0) await overtaken
    await route.fulfill({ response })
    if (!holdsAhead && ahead > 0) overtake()
  })
  const shown = () => picture(page).getAttribute('src')
  await startLabeling(page, begun.project)
  const seen: (string | null)[] = []
  for (const done of [0, 1, 2, 3]) {
    await expect(page.getByTestId('progress')).toContainText(`${done} / 4`)
    await ready(page)
    seen.push(await shown())
    await page.keyboard.press('1')
  }
  await expect(everything(page)).toBeVisible()
  expect(new Set(seen).size).toBe(4)
  await expect.poll(async () => (await standing(people, begun)).counts.submitted).toBe(4)
})
