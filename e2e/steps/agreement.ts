import type { Locator, Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { expect } from '../fixtures.ts'

/** Opens the agreement page, at the measurement that the axis names if one is given. */
export async function openAgreement(page: Page, project: ProjectId, measurement?: string): Promise<void> {
  await page.goto(`/projects/${project}/agreement`)
  await expect(page.getByRole('heading', { name: 'Is y defined consistently?' })).toBeVisible()
  if (!measurement) return
  const choice = page.getByRole('button', { name: measurement, exact: true })
  await choice.click()
  await expect(choice).toHaveAttribute('aria-pressed', 'true')
}

/** The row of one measurement on the axis of versions and rounds: `Round 1 · v2 recomputed`. */
export function onAxis(page: Page, measurement: string): Locator {
  return page.getByRole('row', { name: measurement })
}

/** A figure of the headline, by the word that it goes by. */
export function headline(page: Page, word: string): Locator {
  return page.locator('div', { has: page.locator(':scope > dt, :scope > button', { hasText: word }) }).last()
}
