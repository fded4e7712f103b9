import type { Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { expect } from '../fixtures.ts'

/** A page of the label book, as its table of contents names it. */
const contents = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Pages of the label book' })
    .getByRole('button', { name: new RegExp(`^${name}`) })

/** The question and the classes, and what else can be opened in the label book. */
export async function openEntry(page: Page, name: string): Promise<void> {
  await contents(page, name).click()
}

export async function renameClass(page: Page, from: string, to: string): Promise<void> {
  await openEntry(page, from)
  await page.getByLabel('Name').fill(to)
  await page.getByLabel('Name').blur()
  await expect(contents(page, to)).toBeVisible()
}

export async function writeEntry(page: Page, name: string, text: string): Promise<void> {
  await openEntry(page, name)
  await page.getByLabel('Definition', { exact: true }).fill(text)
  await page.getByLabel('Definition', { exact: true }).blur()
  await expect(page.getByText('Draft saved')).toBeVisible()
}

export async function setThreshold(page: Page, name: string, atLeast: string, measure: string): Promise<void> {
  await openEntry(page, name)
  await page.getByLabel('Counts from').fill(atLeast)
  await page.getByLabel('What is measured').fill(measure)
  await page.getByLabel('What is measured').blur()
  await expect(page.getByText('Draft saved')).toBeVisible()
}

/** Adds a class; labels of those that it may have been mistaken for are asked again. */
export async function addClass(page: Page, name: string, reconsider: readonly string[] = []): Promise<void> {
  await page.getByRole('button', { name: 'Add a class' }).click()
  await page.getByLabel('Name').fill(name)
  for (const other of reconsider) await page.getByRole('checkbox', { name: other }).check()
  await page.getByRole('button', { name: 'Add the class' }).click()
  await expect(contents(page, name)).toBeVisible()
}

export async function mergeClasses(page: Page, one: string, other: string, into: string): Promise<void> {
  await openEntry(page, one)
  await page.getByRole('button', { name: 'Merge with …' }).click()
  await page.getByRole('checkbox', { name: other }).check()
  await page.getByLabel('The merged class is called').fill(into)
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(contents(page, into)).toBeVisible()
  await expect(contents(page, other)).toBeHidden()
}

/** Begins the draft of the next version. */
export async function draftNext(page: Page, project: ProjectId, version: number): Promise<void> {
  await page.goto(`/projects/${project}/guideline`)
  await page.keyboard.press('e')
  await expect(page.getByText(`Draft of version ${version}.`)).toBeVisible()
}

/** Takes what a ruling proposes over into the draft by key, steps back and takes it over again. */
export async function takeOverProposal(page: Page, text: string, entry: string): Promise<void> {
  const proposals = page.getByRole('region', { name: 'Proposed in rulings' })
  const definition = page.getByLabel('Definition', { exact: true })
  await expect(proposals).toContainText(text)
  await page.keyboard.press('t')
  await expect(proposals.getByText('in the draft')).toBeVisible()
  await expect(contents(page, entry)).toHaveAttribute('aria-current', 'page')
  await expect(definition).toHaveValue(new RegExp(`${text.replaceAll('.', '\\.')}$`))
  await page.keyboard.press('Control+z')
  await expect(proposals.getByRole('button', { name: 'Take over' })).toBeVisible()
  await expect(definition).not.toHaveValue(new RegExp(text.slice(0, 20)))
  await proposals.getByRole('button', { name: 'Take over' }).click()
  await expect(page.getByRole('region', { name: 'Definition: what changes' })).toContainText(text)
  await expect(page.getByText('Draft saved')).toBeVisible()
}

/** Opens what publishing will do. */
export async function previewPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish …' }).click()
  await expect(page.getByRole('heading', { name: /^Publish version \d/ })).toBeVisible()
}

/** Publishes what is previewed. */
export async function confirmPublish(page: Page, version: number, note = ''): Promise<void> {
  if (note) await page.getByLabel('Note to labelers (optional)').fill(note)
  await page.getByRole('button', { name: `Publish version ${version}` }).click()
  await expect(page.getByText(`Version ${version} is published.`)).toBeVisible()
}

/** Opens what changed between two versions, in words. */
export async function compareWithBefore(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: `Version ${version}: compare or restore` }).click()
  await page.getByRole('menuitem', { name: `What changed since version ${version - 1}` }).click()
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible()
}
