import { wavFile } from '#lib/server/ingest/testing/wav-file.ts'
import { expect, expectAccessible, takePicture, test } from './fixtures.ts'
import { type LabelingProject, labelingProject, secondRound } from './labeling-project.ts'
import { everything, picture, ready, saveState, standing, startLabeling } from './steps/labeling.ts'

test('three labelers at once answer every picture with one key each', async ({ people }) => {
  const begun = await labelingProject(people, { name: 'Three at once', labelers: ['Ann', 'Ben', 'Cleo'], items: 4 })
  await Promise.all(
    begun.labelers.map(async ({ page }, i) => {
      await startLabeling(page, begun.project)
      for (let done = 0; done < 4; done++) {
        await expect(page.getByTestId('progress')).toContainText(`${done} / 4`)
        await expect(picture(page)).toBeVisible()
        await ready(page)
        if (i === 0 && done === 1) {
          await expectAccessible(page)
          await takePicture(page, 'labeling')
        }
        await page.keyboard.press(String(1 + ((i + done) % 2)))
      }
      await expect(everything(page)).toBeVisible()
    }),
  )
  await expect.poll(async () => (await standing(people, begun)).counts).toMatchObject({ submitted: 12, openSlots: 0 })

  const { page } = begun.lead
  await page.goto(`/projects/${begun.project}/rounds`)
  await expect(page.getByText('all answers are in')).toBeVisible()
  await expect(page.getByRole('row', { name: /Cleo/ })).toContainText('4')
  await expectAccessible(page)
})

test('a question goes to the lead, and the answer comes back to who asked', async ({ people }) => {
  const begun = await labelingProject(people, { name: 'Questions', labelers: ['Ann'], items: 2 })
  const [{ page }] = begun.labelers as [LabelingProject['lead']]
  await startLabeling(page, begun.project)
  await expect(picture(page)).toBeVisible()
  await page.keyboard.press('f')
  await page.getByLabel('What do you want to ask?').fill('Is dust a scratch?')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/on its way to the lead/)).toBeVisible()
  await expect(picture(page)).toBeVisible()

  const lead = begun.lead.page
  await expect(async () => {
    await lead.goto(`/projects/${begun.project}/inbox`)
    await expect(lead.getByText('Is dust a scratch?')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expectAccessible(lead)
  await lead.getByLabel('Your answer').fill('No, dust is clean.')
  await lead.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(lead.getByText('answered to who asked')).toBeVisible()

  await page.goto(`/projects/${begun.project}`)
  await expect(page.getByText('No, dust is clean.')).toBeVisible()
  await page.getByRole('link', { name: /Start|Continue/ }).click()
  await page.getByRole('button', { name: /Answers, 1 new/ }).click()
  await expect(page.getByText('No, dust is clean.')).toBeVisible()
})

test('a submit is taken back with one key until the item closes; skipping frees it', async ({ people }) => {
  const begun = await labelingProject(people, { name: 'Undo', labelers: ['Ann', 'Ben'], items: 3, overlap: 2 })
  const [{ page }] = begun.labelers as [LabelingProject['lead']]
  await startLabeling(page, begun.project)
  await ready(page)
  await page.keyboard.press('1')
  await expect(page.getByTestId('progress')).toContainText('1 / 3')
  await page.keyboard.press('z')
  await expect(page.getByTestId('progress')).toContainText('0 / 3')
  await expect(page.locator('button[aria-pressed=true]')).toHaveCount(1)
  await page.keyboard.press('2')
  await expect(page.getByTestId('progress')).toContainText('1 / 3 · 2 left')
  await page.reload()
  await ready(page)
  await page.keyboard.press('z') // also what was handed in before the page was opened
  await expect(page.getByTestId('progress')).toContainText('0 / 3')
  await page.keyboard.press('2')
  await expect(page.getByTestId('progress')).toContainText('1 / 3')

  await page.keyboard.press('Shift+Tab')
  await expect(page.getByText(/You handed this item in/)).toBeVisible()
  await page.keyboard.press('1') // one stroke answers it anew
  await expect(page.getByText(/You handed this item in/)).toBeHidden()
  await expect(page.getByTestId('progress')).toContainText('1 / 3')

  await page.keyboard.press('s')
  await page.getByLabel('Why do you skip this item?').fill('will not load')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('progress')).toContainText('1 / 2')
  await expect.poll(async () => (await standing(people, begun)).labelers[0]).toMatchObject({ submitted: 1, skipped: 1 })
})

test('what each class means is read by key, without choosing it, and beside the picture, never on it', async ({
  people,
}) => {
  const begun = await labelingProject(people, { name: 'Looking up', labelers: ['Ann'], items: 1 })
  const [{ page }] = begun.labelers as [LabelingProject['lead']]
  await startLabeling(page, begun.project)
  await ready(page)
  const definition = page.getByRole('region', { name: 'Definition', exact: true })
  await expect(definition).toContainText('What counts as “fine”')
  await page.keyboard.press('ArrowDown')
  await expect(definition).toContainText('What counts as “defect”')
  await page.keyboard.press('d')
  await expect(definition.getByRole('article')).toBeHidden()
  await page.keyboard.press('ArrowUp')
  await expect(definition.getByRole('article')).toContainText('fine')
  await expect(page.locator('button[aria-pressed=true]')).toHaveCount(0)
  const zoom = await page.getByRole('button', { name: 'Zoom in' }).boundingBox()
  const shown = await picture(page).boundingBox()
  expect(zoom!.y).toBeGreaterThanOrEqual(shown!.y + shown!.height)
  await page.keyboard.press('+')
  await expect(page.getByText('125 %')).toBeVisible()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(picture(page)).toHaveAttribute('style', /translate\(-80px, 0px\)/)
  await page.keyboard.press('0')
  await expect(page.getByText('100 %')).toBeVisible()
})

test('what changed in the definition is read before the next item', async ({ people }) => {
  const begun = await labelingProject(people, { name: 'Changes', labelers: ['Ann'], items: 2 })
  const [{ page }] = begun.labelers as [LabelingProject['lead']]
  await startLabeling(page, begun.project)
  for (const done of ['0 / 2', '1 / 2']) {
    await expect(page.getByTestId('progress')).toContainText(done)
    await ready(page)
    await page.keyboard.press('1')
  }
  await expect(everything(page)).toBeVisible()
  await secondRound(people, begun, 'Dust is never a scratch.')
  await page.goto(`/projects/${begun.project}/label`)
  await expect(page.getByRole('heading', { name: 'The definition has changed' })).toBeVisible()
  await expect(page.getByText('The general rules changed.')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(picture(page)).toBeVisible()
  await page.reload()
  await expect(picture(page)).toBeVisible()
})

test('boxes are drawn, named, changed and handed in; an empty picture is an answer when it is said twice', async ({
  people,
}) => {
  const from = { template: 'boxes-on-images' as const }
  const begun = await labelingProject(people, { name: 'Boxes', labelers: ['Ann'], items: 3, from })
  const [{ page }] = begun.labelers as [LabelingProject['lead']]
  await startLabeling(page, begun.project)
  const canvas = page.getByTestId('boxes-canvas')
  await expect(canvas.locator('canvas').first()).toBeVisible()
  const frame = (await canvas.boundingBox())!
  const at = (x: number, y: number) => [frame.x + frame.width * x, frame.y + frame.height * y] as const
  await page.mouse.move(...at(0.3, 0.3))
  await page.mouse.down()
  await page.mouse.move(...at(0.5, 0.55), { steps: 5 })
  await page.mouse.up()
  const shapes = page.getByRole('region', { name: 'Shapes' }).getByRole('listitem')
  await expect(shapes).toHaveCount(1)
  await page.keyboard.press('2')
  await expect(shapes.first()).toContainText('borderline')
  await page.keyboard.press('Control+z')
  await expect(shapes.first()).toContainText('object')
  await expect(saveState(page)).toHaveText('saved')
  await expectAccessible(page)
  await page.reload()
  await expect(shapes).toHaveCount(1)
  const first = (await canvas.getAttribute('data-source')) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('progress')).toContainText('1 / 3')
  await expect(canvas).not.toHaveAttribute('data-source', first)
  await expect(canvas.locator('canvas').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Nothing is drawn yet/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('progress')).toContainText('2 / 3')
  await expect.poll(async () => (await standing(people, begun)).counts.submitted).toBe(2)

  // By keys alone: a box is put, moved, sized and named, and the view is moved where no box is at hand.
  await expect(canvas).toHaveAttribute('data-scale', /\d/)
  const [x, scale] = [await canvas.getAttribute('data-x'), Number(await canvas.getAttribute('data-scale'))]
  await page.keyboard.press('+')
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => Number(await canvas.getAttribute('data-scale'))).toBeCloseTo(1.25 * scale)
  await expect(canvas).not.toHaveAttribute('data-x', x ?? '')
  await page.keyboard.press('0')
  await expect(canvas).toHaveAttribute('data-x', x ?? '')
  await page.keyboard.press('Shift+B')
  await expect(shapes).toHaveCount(1)
  const size = async () => (/(\d+) × (\d+)/.exec((await shapes.first().textContent()) ?? '') ?? []).slice(1).map(Number)
  const [wide = 0, high = 0] = await size()
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Control+ArrowUp')
  await expect.poll(size).toEqual([wide + 10, high - 1])
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('2')
  await expect(shapes.first()).toContainText('borderline')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await standing(people, begun)).counts.submitted).toBe(3)
})

test('a transcript is typed while the clip plays; Ctrl+Enter hands it in, an empty one is refused in words', async ({
  people,
}) => {
  const tone = (hertz: number) =>
    wavFile({ samples: Array.from({ length: 8000 }, (_, i) => 0.4 * Math.sin((i * hertz * 2 * Math.PI) / 8000)) })
  const begun = await labelingProject(people, {
    name: 'Transcripts',
    labelers: ['Ann'],
    items: { 'one.wav': tone(220), 'two.wav': tone(330) },
    from: { template: 'speech-transcription' },
  })
  const [{ page }] = begun.labelers as [LabelingProject['lead']]
  await startLabeling(page, begun.project)
  const field = page.getByRole('textbox', { name: /What is said/ })
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/needs an answer/)).toBeVisible()
  await field.fill('a low tone; s, f and x are letters here')
  await expect(saveState(page)).toHaveText('saved')
  await expect(page.getByTestId('waveform')).toBeVisible()
  // The keys that stand beside things are those that work while one types.
  const foot = page.getByRole('contentinfo')
  await expect(foot.getByRole('button', { name: 'skip Alt S' })).toBeVisible()
  await page.keyboard.press('Alt+s')
  await expect(page.getByLabel('Why do you skip this item?')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).toBeFocused()
  await page.getByRole('button', { name: 'Play clips on arrival' }).click()
  await expect(page.getByRole('button', { name: 'Play clips on arrival' })).toHaveAttribute('aria-pressed', 'false')
  await expect(field).toBeFocused()
  await page.getByRole('button', { name: 'Play clips on arrival' }).click()
  await field.blur()
  await expect(foot.getByRole('button', { name: 'skip S', exact: true })).toBeVisible()
  await field.focus()
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('progress')).toContainText('1 / 2')
  await expect(field).toHaveValue('')
  await expect.poll(async () => (await standing(people, begun)).counts.submitted).toBe(1)
})
