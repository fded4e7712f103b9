import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { publishedBoxes } from '#samples/cells/published-boxes.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { headline, onAxis, openAgreement } from './steps/agreement.ts'
import { tryEveryTool } from './steps/box-tools.ts'
import { type Box, boxedPicture, canvas, drag, draw, submitBoxes } from './steps/boxes.ts'
import { cells } from './steps/drawn-files.ts'
import { fillFolder, importFolder, itemNames } from './steps/items.ts'
import { addClass, confirmPublish, draftNext, previewPublish, renameClass, writeEntry } from './steps/label-book.ts'
import { expectAllHandedIn, progress, readWhatChanged, saveState, startLabeling } from './steps/labeling.ts'
import { takeBothPictures } from './steps/pictures.ts'
import { inviteByLink, startProject } from './steps/project.ts'
import { downloadRelease, makeRelease, releaseFromTerminal } from './steps/releases.ts'
import { castVote, openReview, reviewItem, rule, takeAnswer } from './steps/reviews.ts'
import { closeRound, openRoundOfFresh } from './steps/rounds.ts'

const cellNames = { rbc: 'red cell', wbc: 'white cell', platelet: 'platelet' } as const
const first: Box = { x: 90, y: 80, width: 130, height: 110 }
const second: Box = { x: 380, y: 220, width: 150, height: 120 }
const lone: Box = { x: 240, y: 180, width: 120, height: 120 }
const smudge: Box = { x: 460, y: 60, width: 80, height: 70 }

/** Cells under a real microscope, boxed as those who published them boxed them. */
const [crowded, fresh] = ['BloodImage_00140', 'BloodImage_00236'].map((name) => ({
  file: readFileSync(path.join(import.meta.dirname, '..', 'samples', 'cells', 'data', `${name}.jpg`)),
  boxes: publishedBoxes(name).map(({ class: of, ...box }): Box => ({ ...box, as: cellNames[of] })),
})) as [{ file: Buffer; boxes: Box[] }, { file: Buffer; boxes: Box[] }]
/** Two of the crowd that nearly touch, and one box round both. */
const [left, right] = [crowded.boxes[0]!, crowded.boxes[1]!]
const together: Box = { x: 336, y: 258, width: 279, height: 128 }

type Plan = Readonly<Record<string, readonly Box[]>>
const white = (box: Box): Box => ({ ...box, as: 'white cell' })
const shifted = (by: number, { x, y, ...box }: Box): Box => ({ ...box, x: x + by, y: y + by })

/** Ben misses a cell, boxes two as one and takes a smudge for a cell; Cleo calls the lone one white. */
const plans: readonly Plan[] = [
  {
    'crowd.jpg': crowded.boxes,
    'two.png': [first, white(second)],
    'lone.png': [lone],
    'none.png': [],
    'smudge.png': [],
  },
  {
    'crowd.jpg': [...crowded.boxes.slice(2).map((box) => shifted(4, box)), together],
    'two.png': [shifted(4, first)],
    'lone.png': [shifted(4, lone)],
    'none.png': [],
    'smudge.png': [smudge],
  },
  {
    'crowd.jpg': crowded.boxes.map((box) => shifted(-3, box)),
    'two.png': [shifted(-3, first), white(shifted(-3, second))],
    'lone.png': [white(shifted(-3, lone))],
    'none.png': [],
    'smudge.png': [],
  },
]

/** Draws what is planned on every picture that comes; `drawn` looks at each before it is submitted. */
async function labelAll(
  page: Page,
  names: ReadonlyMap<string, string>,
  plan: Plan,
  drawn?: (name: string) => Promise<void>,
): Promise<void> {
  const total = Object.keys(plan).length
  for (let done = 0; done < total; done++) {
    await expect(progress(page)).toContainText(`${done} / ${total}`)
    const name = await boxedPicture(page, names)
    for (const box of plan[name] ?? []) await draw(page, box)
    await drawn?.(name)
    await submitBoxes(page)
  }
  await expectAllHandedIn(page)
}

test('the loop closes on boxes: drawn by three, found, named and drawn alike, reviewed over each other, released', async ({
  people,
}, info) => {
  test.setTimeout(600_000)
  const { page: lead } = await people.signedIn('Lena Lead', 'admin')
  const labelerNames = ['Ann Abt', 'Ben Bell', 'Cleo Carr']
  const project = await startProject(lead, 'Boxes on images', 'Cells')
  await renameClass(lead, 'object', 'red cell')
  await renameClass(lead, 'borderline', 'white cell')
  await addClass(lead, 'platelet')
  await writeEntry(lead, 'white cell', 'Larger than the others, with a violet nucleus.')
  await writeEntry(lead, 'platelet', 'Small and violet, without a nucleus; a smudge has no outline.')
  await previewPublish(lead)
  await confirmPublish(lead, 1)
  const sme = await inviteByLink(people, lead, project, { name: 'Sven Expert', as: 'sme' })
  const labelers: Page[] = []
  for (const name of labelerNames) labelers.push(await inviteByLink(people, lead, project, { name, as: 'labeler' }))
  const folder = info.outputPath('cells')
  const drawn = await cells({ two: [first, second], lone: [lone], none: [], smudge: [] })
  fillFolder(folder, { ...drawn, 'crowd.jpg': crowded.file })
  await importFolder(lead, project, folder, { added: 5 })
  await openRoundOfFresh(lead, project, { items: 5, labelers: 3 })

  await test.step('three labelers draw at once', async () => {
    const names = await itemNames(lead, project)
    await Promise.all(
      labelers.map(async (page, i) => {
        await startLabeling(page, project)
        await boxedPicture(page, names)
        if (i === 0) await tryEveryTool(page)
        const look = async (name: string) => {
          if (i === 2 && name === 'two.png') await expectAccessible(page)
        }
        await labelAll(page, names, plans[i]!, look)
      }),
    )
    await closeRound(lead, project, 'Round 1')
  })

  await test.step('found, named, drawn, and alpha beside them', async () => {
    await openAgreement(lead, project)
    // Matched pairs of boxes: 9 of Ann's 12 and Ben's 11, 12 of Ann's and Cleo's, 9 of Ben's and Cleo's; F1 over all
    // of them is 2 × 30 / 70. (The box round two has an IoU of .47 with the larger of them.)
    await expect(headline(lead, 'found')).toContainText('86 %')
    // Classes of matched boxes: 27 red, 6 white; only the lone one's differ: 2 / 33 against 1 − (702 + 30) / 1056.
    await expect(headline(lead, 'named')).toContainText('.80')
    await expect(headline(lead, 'drawn')).toContainText(/(8[5-9]|9\d) %/)
    // Clusters with “no region” as a category, the empty picture one unit: 29 red, 6 white, 10 without a region, and
    // six clusters in which one of three differs: 12 / 45 against 1 − (812 + 30 + 90) / 1980.
    await expect(onAxis(lead, 'Round 1 · v1 re-measured')).toContainText('.50')
    await expect(lead.getByText('1 image left empty by all')).toBeVisible()
    await expectAccessible(lead)
  })

  const reason = 'Cells that touch each other, or nearly so, get a box each.'
  await test.step('the SME sees the boxes over each other, steps through the differences, and rules', async () => {
    await openReview(sme, project)
    await reviewItem(sme, 'crowd.jpg')
    await sme.keyboard.press('b')
    await drawInReview(sme, [left, right])
    await sme.getByRole('button', { name: 'Done drawing' }).click()
    await castVote(sme, labelerNames)
    const overlay = sme.getByRole('img', { name: 'Picture crowd.jpg with the regions of each labeler' })
    await expect(overlay).toHaveAttribute('data-scale', /\d/)
    const whole = Number(await overlay.getAttribute('data-scale'))
    await sme.keyboard.press('n')
    await expect(sme.getByText('1 of 1: one against several')).toBeVisible()
    await expect.poll(async () => Number(await overlay.getAttribute('data-scale'))).toBeGreaterThan(whole)
    await takeBothPictures(sme, 'review')
    await expectAccessible(sme)
    await takeAnswer(sme, '8 × red cell')
    await rule(sme, { reason, entry: 'red cell', example: 'example' })

    await reviewItem(sme, 'smudge.png')
    await sme.keyboard.press('n')
    await castVote(sme, labelerNames)
    await sme.getByRole('button', { name: /^Nothing here/ }).click()
    await rule(sme, { reason: 'A smudge has no outline; it is no cell.' })

    await reviewItem(sme, 'lone.png')
    await sme.keyboard.press('b')
    await drawInReview(sme, [lone])
    await sme.getByRole('button', { name: 'Done drawing' }).click()
    await castVote(sme, labelerNames)
    await takeAnswer(sme, '1 × white cell')
    await sme.keyboard.press('b')
    await expect(canvas(sme)).toHaveAttribute('data-scale', /\d/)
    await sme.keyboard.press('j') // the box that was taken
    await sme.keyboard.press('1')
    await sme.getByRole('button', { name: 'Done drawing' }).click()
    await rule(sme, { reason: 'Whole and in focus: it counts.' })
    await expect(sme.getByText('3 of', { exact: false }).first()).toBeVisible()
  })

  await test.step('version 2 only renames and explains, so every label stays', async () => {
    await draftNext(lead, project, 2)
    await renameClass(lead, 'red cell', 'red blood cell')
    await writeEntry(lead, 'red blood cell', 'A disc, pale in the middle. Touching ones get **a box each**.')
    await previewPublish(lead)
    await expect(lead.getByText(/All \d+ labels stay as they are/)).toBeVisible()
    await confirmPublish(lead, 2)
  })

  await test.step('fresh pictures under version 2 are drawn alike', async () => {
    fillFolder(folder, { ...(await cells({ 'fresh-2': [second] })), 'fresh-1.jpg': fresh.file })
    await importFolder(lead, project, folder, { added: 2, present: 5 })
    await openRoundOfFresh(lead, project, { items: 2, labelers: 3 })
    const names = await itemNames(lead, project)
    await Promise.all(
      labelers.map(async (page, i) => {
        await startLabeling(page, project)
        await readWhatChanged(page, ['“red cell” was renamed “red blood cell”.'])
        const renamed = fresh.boxes.map((box) => (box.as === 'red cell' ? { ...box, as: 'red blood cell' } : box))
        const boxes = { 'fresh-1.jpg': renamed, 'fresh-2.png': [second] }
        const plan = Object.entries(boxes).map(([name, all]) => [name, all.map((box) => shifted(i, box))])
        await labelAll(page, names, Object.fromEntries(plan), async (name) => {
          if (i !== 0 || name !== 'fresh-1.jpg') return
          await expect(saveState(page)).toHaveText('saved')
          await takeBothPictures(page, 'boxes')
        })
      }),
    )
    await closeRound(lead, project, 'Round 2')
    await openAgreement(lead, project)
    await expect(headline(lead, 'found')).toContainText('100 %')
    await expect(onAxis(lead, 'Round 1 · v2 recomputed')).toContainText('.50')
    await expect(onAxis(lead, 'Round 2 · v2 re-measured')).toContainText('1.00')
  })

  await test.step('the release carries the ruled boxes, the same from the terminal', async () => {
    await makeRelease(lead, project, 'Cells', 'Released.')
    const files = await downloadRelease(lead, 'Cells')
    expect((await releaseFromTerminal(project, info.outputPath('release'))).files).toEqual(files)
    const rows: { item: string; decided_by: string; value: { class: string; x: number }[] | null }[] = files[
      'labels.jsonl'
    ]
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const row = (item: string) => rows.find((one) => one.item === item)
    expect(row('crowd.jpg')).toMatchObject({ decided_by: 'ruling' })
    expect(row('crowd.jpg')?.value?.filter((region) => region.class === 'red blood cell')).toHaveLength(8)
    expect(row('smudge.png')).toMatchObject({ decided_by: 'ruling', value: [] })
    expect(row('lone.png')).toMatchObject({ decided_by: 'ruling', value: [{ class: 'red blood cell' }] })
    expect(row('none.png')).toMatchObject({ decided_by: 'unanimous', value: [] })
    expect(row('fresh-1.jpg')?.value).toHaveLength(fresh.boxes.length)

    await lead
      .getByRole('link', { name: /Cells$/ })
      .last()
      .click()
    await lead.getByRole('button', { name: 'crowd.jpg' }).click()
    await expect(lead.getByText(reason)).toBeVisible()
  })
})

/** Draws on the surface of a review, which has no list of shapes beside it. */
async function drawInReview(page: Page, boxes: readonly Box[]): Promise<void> {
  for (const [i, { x, y, width, height }] of boxes.entries()) {
    await drag(page, { x, y }, { x: x + width, y: y + height })
    await expect(page.getByText(new RegExp(`^${i + 1} box(es)?$`))).toBeVisible()
    await page.keyboard.press('Escape')
  }
}
