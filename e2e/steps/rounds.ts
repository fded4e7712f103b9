import type { Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { expect } from '../fixtures.ts'

const round = (page: Page, name: string) => page.locator('section', { has: page.getByRole('heading', { name }) })

/** Opens a round of every fresh item; `pilot`: the round from which it is judged before. */
export async function openRoundOfFresh(
  page: Page,
  project: ProjectId,
  { items, labelers, pilot }: { items: number; labelers: number; pilot?: string },
): Promise<void> {
  await page.goto(`/projects/${project}/rounds`)
  await page.getByRole('button', { name: 'Open a round' }).first().click()
  await expect(page.getByRole('radio', { name: `Fresh ones (${items})` })).toBeChecked()
  await page.getByLabel('Labelers for each item').fill(String(labelers))
  await expect(page.getByText(`${items} items × ${labelers} = ${items * labelers} answers`)).toBeVisible()
  const outcome = page.getByRole('region', { name: 'What it could tell' })
  if (pilot) {
    await expect(outcome).toContainText(`judged from ${pilot}`)
    await expect(outcome).toContainText(
      /would tell it to ± \.\d\d; a change between two such rounds shows from [.\d]+ on/,
    )
    await expect(outcome).toContainText(`at the pace of ${pilot}`)
  }
  await page.getByRole('button', { name: 'Open the round' }).click()
  await expect(page.getByText(`0 / ${items * labelers}`)).toBeVisible()
}

/** Asks for what the newest definition left to be labeled again. */
export async function askForRelabeling(page: Page, project: ProjectId, words: string): Promise<void> {
  await page.goto(`/projects/${project}/rounds`)
  const notice = page.getByRole('region', { name: 'Relabeling' })
  await expect(notice).toContainText(words)
  await notice.getByRole('button', { name: 'Ask for them again' }).click()
  await expect(notice).toBeHidden()
}

/** Closes a round whose answers are all in. */
export async function closeRound(page: Page, project: ProjectId, name: string): Promise<void> {
  await page.goto(`/projects/${project}/rounds`)
  await expect(round(page, name).getByText('all answers are in')).toBeVisible()
  await round(page, name).getByRole('button', { name: 'Close the round' }).click()
  await page.getByRole('button', { name: 'Close it now' }).click()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()
}
