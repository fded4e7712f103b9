import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { openContext } from '#lib/server/context.ts'
import { readSettings } from '#lib/server/settings.ts'
import { test as base, expect, expectAccessible } from './fixtures.ts'
import { People } from './people.ts'
import { type Server, startServer } from './server.ts'

type Demo = { server: Server; page: Page }

const loadingMs = 180_000
const environment = (dataFolder: string) => ({ CONCORD_DATA: dataFolder, DATABASE_URL: '' })

/** Each test gets a demo of its own, a copy of the one that is loaded once, and a visitor's browser. */
const test = base.extend<{ demo: Demo }, { first: { dataFolder: string; output: string } }>({
  first: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const parent = mkdtempSync(path.join(tmpdir(), 'concord-demo-'))
      const dataFolder = path.join(parent, 'demo')
      const server = await startServer(environment(dataFolder), 'demo')
      await server.end('SIGTERM')
      await use({ dataFolder, output: server.output() })
      rmSync(parent, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: loadingMs },
  ],
  demo: async ({ browser, first }, use) => {
    const dataFolder = `${first.dataFolder}-copy`
    cpSync(first.dataFolder, dataFolder, { recursive: true })
    const server = await startServer(environment(dataFolder), 'demo')
    const ctx = await openContext(readSettings({ ...process.env, ...environment(dataFolder) }))
    const people = new People(browser, { url: server.url, ctx })
    await use({ server, page: await people.stranger() })
    await people.leave()
    await ctx.db.close()
    await server.end('SIGTERM')
    rmSync(dataFolder, { recursive: true, force: true })
  },
})

/** Changes person by the switcher, and opens a section of a project. */
async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Demo: you are/ }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.getByRole('button', { name: `Demo: you are ${name}` })).toBeVisible()
}

async function open(page: Page, project: string, section: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: project, exact: true }).first().click()
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: section, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/${section.toLowerCase()}$`))
}

/** Alpha of each measurement on the axis, by its name. */
async function axis(page: Page): Promise<Map<string, number>> {
  const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'measurement' }) })
  const rows = table.getByRole('row').filter({ has: page.getByRole('cell') })
  await expect(rows.first()).toBeVisible()
  const read = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  )
  return new Map(
    read.map(([name = '', alpha = '']) => [name, Number(/^-?\d?\.\d+/.exec(alpha.replace('−', '-'))?.[0])]),
  )
}

test('one visitor sees the loop close: disagreement, rulings, version 2, a round by simulated labelers, agreement', async ({
  demo,
}) => {
  test.setTimeout(240_000)
  const { page } = demo
  await page.goto(/http\S+\/sign-in\/\S+/.exec(demo.server.output())?.[0] ?? '')
  await expect(page.getByRole('button', { name: 'Demo: you are Lea Brandt' })).toBeVisible()
  for (const project of ['Phone screens', 'Speech', 'Cells']) {
    await expect(page.getByRole('link', { name: project, exact: true }).first()).toBeVisible()
  }

  await open(page, 'Phone screens', 'Agreement')
  await expect(page.getByText('simulated').first()).toBeVisible()
  const before = await axis(page)
  expect([...before.keys()]).toEqual(['Round 1 · v1 re-measured'])
  await expect(page.getByText(/^Keep going: no pattern would matter more than clean \/ deep scratch;/)).toBeVisible()

  await become(page, 'Sami Okafor')
  await open(page, 'Phone screens', 'Disagreements')
  await expect(page.getByText('clean / deep scratch')).toBeVisible()
  await page.getByRole('button', { name: 'Review the worst' }).click()
  const agenda = page.getByRole('navigation', { name: 'Agenda' })
  for (let ruled = 0; ruled < 3; ruled++) {
    await agenda.getByRole('button').nth(ruled).click()
    await expect(agenda.getByRole('button').nth(ruled)).toHaveAttribute('aria-current', 'true')
    await page
      .getByRole('group', { name: 'Your vote' })
      .getByRole('button', { name: /^clean/ })
      .click()
    await page.getByRole('button', { name: /Vote and see the answers/ }).click()
    await expect(page.getByRole('region', { name: 'Answers' }).getByText('simulated')).toHaveCount(3)
    await page.getByLabel('Reason, in a sentence').fill('Shorter than 0.3 mm by the scale bar: nobody would see it.')
    await page.getByRole('button', { name: /^Rule/ }).click()
    await expect(agenda.getByText(', ruled')).toHaveCount(ruled + 1)
  }

  await become(page, 'Lea Brandt')
  await open(page, 'Phone screens', 'Guideline')
  await page.getByRole('button', { name: /^Edit/ }).click()
  await page.getByRole('button', { name: /^deep scratch/ }).click()
  await page.getByRole('button', { name: 'Merge with …' }).click()
  await page.getByRole('checkbox', { name: 'shallow scratch' }).check()
  await page.getByLabel('The merged class is called').fill('scratch')
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('scratch')
  await page.getByLabel('Counts from').fill('0.3')
  await page.getByLabel('Counts from').press('Tab')
  await expect(page.getByText('Draft saved')).toBeVisible()
  await page.getByRole('button', { name: /Publish …/ }).click()
  await expect(page.getByText(/recomputed/i).first()).toBeVisible()
  await page.getByRole('button', { name: /^Publish version 2/ }).click()
  await expect(page.getByText(/Version 2, in force/)).toBeVisible()

  await open(page, 'Phone screens', 'Rounds')
  await page.getByRole('button', { name: 'Open a round' }).click()
  await page.getByRole('radio', { name: 'At random' }).click()
  await page.getByLabel('Number of items').fill('60')
  await page.getByRole('button', { name: 'Open the round' }).click()
  const finish = page.getByRole('button', { name: 'Let the simulated labelers finish this round' })
  await expect(finish).toBeVisible()
  await expectAccessible(page)
  await finish.click()
  const told = page.getByText('The simulated labelers handed in 180 answers. The round is closed.')
  await expect(told.first()).toBeVisible({
    timeout: 60_000,
  })

  await open(page, 'Phone screens', 'Agreement')
  const after = await axis(page)
  const figure = (name: string) => after.get(name) ?? Number.NaN
  expect([...after.keys()]).toEqual(['Round 1 · v1 re-measured', 'Round 1 · v2 recomputed', 'Round 2 · v2 re-measured'])
  // Merging alone helps a little, by arithmetic; the threshold is what people can follow.
  expect(figure('Round 2 · v2 re-measured')).toBeGreaterThan(figure('Round 1 · v1 re-measured') + 0.2)
  expect(figure('Round 2 · v2 re-measured')).toBeGreaterThan(figure('Round 1 · v2 recomputed') + 0.1)
  // What the lead may repeat, on the page of agreement and where the project stands.
  const rose = /^Version 2, measured anew on other items: alpha \+\.\d\d\s\[\+\.\d\d,\s\+\.\d\d\]\. It rose\.$/
  await expect(page.getByText(rose)).toBeVisible()
  await expect(
    page.getByText(/^Answers of Round 1, read at version 2, promised \+\.\d\d\s.*delivered \+\.\d\d/),
  ).toBeVisible()
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Overview', exact: true }).click()
  await expect(page.getByText(rose)).toBeVisible()

  await become(page, 'Mia Holm')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Speech' })
    .getByRole('link', { name: /^Start/ })
    .click()
  await expect(page.getByTestId('progress')).toContainText('0 / 20')
})

test('a second start keeps what is there, makes new passwords and needs no loading', async ({ demo, first }) => {
  const password = (output: string) => /lead\s+\S+@\S+\s+(\S+)/.exec(output)?.[1] ?? ''
  expect(first.output).toContain('Loading the sample projects')
  expect(demo.server.output()).not.toContain('Loading')
  expect(password(demo.server.output())).toHaveLength(16)
  expect(password(demo.server.output())).not.toBe(password(first.output))
  const { page } = demo
  await page.goto('/')
  await page.getByLabel('Email address').fill('lead@concord.example')
  await page.getByLabel('Password').fill(password(demo.server.output()))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('link', { name: 'Phone screens', exact: true }).first()).toBeVisible()
})
