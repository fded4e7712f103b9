import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { getTemplate, type TemplateId } from '#lib/domain/definition/templates.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { createProject } from '#lib/server/definitions/create-project.ts'
import { publishDraft } from '#lib/server/definitions/publish-draft.ts'
import { expect, expectAccessible, takePicture, test } from './fixtures.ts'
import type { People, Person } from './people.ts'

const samples = path.resolve(import.meta.dirname, '..', 'samples')

/** A project whose first version is published, led by the person. */
async function projectOf(people: People, lead: Person, template: TemplateId, name: string): Promise<ProjectId> {
  const account = { ...lead, standing: 'admin', simulated: false, disabledAt: null } as const
  const actor = { account, origin: 'web', sessionId: null } as const
  const { project, draft } = await createProject(people.ctx, actor, { name, template })
  await publishDraft(people.ctx, actor, { project, draft, revision: 1 })
  return project
}

/** A folder of small pictures that differ by their colour. */
async function folderOfPictures(folder: string, count: number): Promise<string> {
  mkdirSync(path.join(folder, 'line-a'), { recursive: true })
  for (let i = 0; i < count; i++) {
    const background = { r: (i * 37) % 256, g: (i * 91) % 256, b: 140 }
    const picture = sharp({ create: { width: 640, height: 480, channels: 3, background } })
    writeFileSync(path.join(folder, 'line-a', `${String(i).padStart(3, '0')}.png`), await picture.png().toBuffer())
  }
  return folder
}

async function choose(page: Page, files: string | string[]): Promise<void> {
  const label = typeof files === 'string' ? 'Folder to import' : 'Files to import, one by one'
  await page.getByLabel(label, { exact: true }).setInputFiles(files)
}

test('a folder comes in by upload, and the same again adds nothing', async ({ people }, info) => {
  const lead = await people.signedIn('Lena', 'admin')
  const project = await projectOf(people, lead, 'image-classification', 'Screens')
  const folder = await folderOfPictures(info.outputPath('camera'), 30)
  writeFileSync(path.join(folder, '.DS_Store'), 'left by a system')
  writeFileSync(path.join(folder, 'README.md'), 'notes')
  writeFileSync(path.join(folder, 'page.png'), '<!doctype html><p>no picture</p>')
  const { page } = lead

  await page.goto(`/projects/${project}/items`)
  await expect(page.getByText('There is nothing to label yet')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Import a folder' }).click()
  await expect(page.getByText('Drop a folder or files here')).toBeVisible()
  await expectAccessible(page)
  people.tolerate(/415/)
  await choose(page, folder)
  await expect(page.getByText('1 file was not taken')).toBeVisible()
  await expect(page.getByText('The content is text/html')).toBeVisible()
  // A reload in the middle goes on where it was.
  await page.reload()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Import 30 items' }).click()
  await expect(page.getByText('30 new, 0 already present')).toBeVisible()

  await page.getByRole('link', { name: 'See the items' }).click()
  await expect(page.getByText('30 items')).toBeVisible()
  await expect(page.locator('img[src*="/thumbnail"]').first()).toHaveJSProperty('complete', true)
  await expectAccessible(page)
  await takePicture(page, 'items')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'line-a/001.png' })).toBeVisible()
  await expect(page.getByText('640 × 480 px')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { name: 'line-a/002.png' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByLabel('Search by id').fill('013')
  await expect(page.getByText('1 item', { exact: true })).toBeVisible()

  await page.goto(`/projects/${project}/items/import`)
  await choose(page, [path.join(folder, 'line-a', '003.png')])
  // Chosen by itself it goes by another path, so its id is another one; the table says which it is.
  await expect(page.getByRole('button', { name: 'Import 1 item' })).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await choose(page, folder)
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('0 new, 30 already present')).toBeVisible()
})

test('a table brings the labels of three labelers, and says what is wrong with its rows', async ({ people }, info) => {
  const lead = await people.signedIn('Lena', 'admin')
  const project = await projectOf(people, lead, 'image-classification', 'Labels')
  const [first, second] = classesOf(getTemplate('image-classification')!.definition.schema.questions[0]!)
  const folder = await folderOfPictures(info.outputPath('data'), 6)
  const rows = Array.from({ length: 6 }, (_, i) => `line-a/00${i}.png`).flatMap((file, i) => [
    `${file},Ann,${first!.name},day`,
    `${file},Bob,${i < 4 ? first!.name : second!.name},day`,
    `${file},Cy,${second!.name},day`,
  ])
  const table = path.join(folder, 'labels.csv')
  const wrong = [...rows]
  wrong[4] = `line-a/001.png,Bob,${first!.name.slice(0, -1)},day`
  writeFileSync(table, `file,labeler,value,slice:shift\n${wrong.join('\n')}\n`)
  const { page } = lead

  await page.goto(`/projects/${project}/items/import`)
  await choose(page, folder)
  await expect(page.getByRole('table', { name: 'Bad rows' })).toContainText(`did you mean “${first!.name}”?`)
  await expect(page.getByRole('button', { name: /^Import/ })).toBeDisabled()
  await page.getByRole('button', { name: 'Discard' }).click()
  writeFileSync(table, `file,labeler,value,slice:shift\n${rows.join('\n')}\n`)
  await choose(page, folder)
  await expect(page.getByText('annotations of 3 labelers')).toBeVisible()
  await expect(page.getByRole('table', { name: 'First rows of labels.csv' })).toContainText('Ann')
  await takePicture(page, 'import')
  await page.getByRole('button', { name: 'Import 6 items' }).click()
  await expect(page.getByText('6 new, 0 already present; 18 annotations of 3 labelers')).toBeVisible()
  await page.getByRole('link', { name: 'See how well the labelers agree' }).click()
  await expect(page).toHaveURL(/\/agreement/)
  await expect(page.getByText('imported').first()).toBeVisible()
  await expect(page.getByText('6 items × 3 labelers')).toBeVisible()
  // Two of three differ on every item, 10 answers against 8: 1 − (2/3) / (2 · 10 · 8 / (18 · 17)).
  await expect(page.getByText('−.27').first()).toBeVisible()
  for (const name of ['Ann', 'Bob', 'Cy'])
    await expect(page.getByRole('cell', { name: new RegExp(`\\b${name}\\b`) }).first()).toBeVisible()
})

test('keys alone bring a folder; what a table says otherwise later is named, and left', async ({ people }, info) => {
  const lead = await people.signedIn('Lena', 'admin')
  const project = await projectOf(people, lead, 'image-classification', 'By keys')
  const [first] = classesOf(getTemplate('image-classification')!.definition.schema.questions[0]!)
  const folder = await folderOfPictures(info.outputPath('keys'), 3)
  const table = path.join(folder, 'labels.csv')
  const rows = (camera: string) =>
    `file,labeler,value,lacks,meta:camera\nline-a/000.png,Ann,${first!.name},,${camera}\nline-a/001.png,Ann,,glare hides it,C9\n`
  writeFileSync(table, rows('C9'))
  const { page } = lead
  const tabTo = async (name: string | RegExp) => {
    const button = page.getByRole('button', { name })
    await expect(button).toBeEnabled()
    await expect(async () => {
      await page.keyboard.press('Tab')
      await expect(button).toBeFocused({ timeout: 200 })
    }).toPass({ intervals: [0] })
  }
  const chooseByKeys = async () => {
    await tabTo('Choose a folder')
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
    await chooser.setFiles(folder)
    await expect(page.getByRole('region', { name: 'What the import would do' })).toBeFocused()
  }

  await page.goto(`/projects/${project}/items/import`)
  await page.getByText('What a table may hold').click()
  await expect(page.getByText('why x lacks the information')).toBeVisible()
  await expectAccessible(page)
  await chooseByKeys()
  await expect(page.getByRole('table', { name: 'First rows of labels.csv' })).toContainText('glare hides it')
  await tabTo('Import 3 items') // past the field before it, which leaves the button as it is
  await page.keyboard.press('Enter')
  await expect(page.getByText('3 new, 0 already present; 2 annotations of 1 labeler')).toBeVisible()
  await expect(page.getByRole('region', { name: 'The import has ended' })).toBeFocused()

  writeFileSync(table, rows('C1'))
  await tabTo('Import more')
  await page.keyboard.press('Enter')
  await chooseByKeys()
  await expect(page.getByText('1 present item stays as it is')).toBeVisible()
  await expect(page.getByRole('table', { name: 'What the files say otherwise' })).toContainText('meta:camera')
  await expectAccessible(page)
  await tabTo('Import')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nothing new')).toBeVisible()
  await page.goto(`/projects/${project}/items`)
  await page.getByRole('link', { name: 'line-a/000.png' }).click()
  await expect(page.getByText('C9')).toBeVisible()
})

test('published boxes come in as COCO and Pascal VOC', async ({ people }, info) => {
  const lead = await people.signedIn('Lena', 'admin')
  const project = await projectOf(people, lead, 'boxes-on-images', 'Cells')
  const { name } = classesOf(getTemplate('boxes-on-images')!.definition.schema.questions[0]!)[0]!
  const folder = await folderOfPictures(info.outputPath('cells'), 2)
  const boxes = (rater_id: string, shift: number) =>
    [1, 2].map((image_id) => ({
      id: `${rater_id}-${image_id}`,
      image_id,
      category_id: 1,
      bbox: [10 + shift, 20, 100, 80],
      rater_id,
    }))
  const coco = {
    images: [1, 2].map((id) => ({ id, file_name: `line-a/00${id - 1}.png` })),
    categories: [{ id: 1, name }],
    annotations: [...boxes('r1', 0), ...boxes('r2', 4), ...boxes('r3', 60)],
  }
  writeFileSync(path.join(folder, 'boxes.json'), JSON.stringify(coco))
  const { page } = lead
  await page.goto(`/projects/${project}/items/import`)
  await choose(page, folder)
  await expect(page.getByText('annotations of 3 labelers')).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 items' }).click()
  await expect(page.getByText('2 new, 0 already present; 6 annotations of 3 labelers')).toBeVisible()

  const voc = `<annotation><filename>000.png</filename><object><name>${name}</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>50</xmax><ymax>60</ymax></bndbox></object></annotation>`
  const file = path.join(folder, '000.xml')
  writeFileSync(file, voc)
  await page.getByRole('button', { name: 'Import more' }).click()
  await choose(page, [file])
  await expect(page.getByText('Published labels, given by people')).toBeAttached()
  await page.getByRole('button', { name: 'Import 1 references' }).click()
  await expect(page.getByText('0 new, 1 already present; 1 references')).toBeVisible()
})

test('recordings show their waveform, and a range of their bytes can be asked for', async ({ people }) => {
  const lead = await people.signedIn('Lena', 'admin')
  const project = await projectOf(people, lead, 'speech-transcription', 'Speech')
  const { page } = lead
  await page.goto(`/projects/${project}/items/import`)
  await choose(page, [path.join(samples, 'speech', 'data', '004610230.wav')])
  await page.getByRole('button', { name: 'Import 1 item' }).click()
  await expect(page.getByText('1 new, 0 already present')).toBeVisible()
  await page.getByRole('link', { name: 'See the items' }).click()
  await expect(page.getByRole('img', { name: 'Waveform of 004610230.wav' }).locator('path').nth(1)).toBeAttached()
  await takePicture(page, 'items-audio')
  await page.getByRole('link', { name: '004610230.wav' }).click()
  await expect(page.getByText('16,000 Hz')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()

  const address = `/api/media/${page.url().split('/').at(-1)}/primary`
  const whole = await page.request.head(address)
  const size = Number(whole.headers()['content-length'])
  expect(size).toBeGreaterThan(10_000)
  const part = await page.request.get(address, { headers: { range: 'bytes=0-3' } })
  expect([part.status(), await part.text(), part.headers()['content-range']]).toEqual([
    206,
    'RIFF',
    `bytes 0-3/${size}`,
  ])
  expect(part.headers()['content-length']).toBe('4')
  const past = await page.request.get(address, { headers: { range: 'bytes=99999999-' } })
  expect([past.status(), past.headers()['content-range']]).toEqual([416, `bytes */${size}`])
  const several = await page.request.get(address, { headers: { range: 'bytes=0-1,3-4' } })
  expect([several.status(), (await several.body()).length]).toEqual([200, size])
})
