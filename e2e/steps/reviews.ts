import type { Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { expect, expectAccessible } from '../fixtures.ts'

/** Opens a session on the worst disagreements of the newest round, or on one pattern of them. */
export async function openReview(page: Page, project: ProjectId, pattern?: string): Promise<void> {
  await page.goto(`/projects/${project}/disagreements`)
  await expectAccessible(page)
  if (pattern) await page.getByRole('checkbox', { name: `Choose ${pattern}` }).check()
  await page.getByRole('button', { name: pattern ? 'Review this pattern' : 'Review the worst' }).click()
  await expect(page).toHaveURL(/\/reviews\/[^/]+/)
  await expect(page.getByRole('region', { name: 'Vote' })).toBeVisible()
}

/** Casts the vote that was given; the labelers' answers are there then, and nobody's name. */
export async function castVote(page: Page, names: readonly string[]): Promise<void> {
  await expect(page.getByRole('region', { name: 'Answers' })).toBeHidden()
  await page.getByRole('button', { name: /Vote and see the answers/ }).click()
  await expect(page.getByRole('region', { name: 'Answers' })).toBeVisible()
  const shown = await page.content()
  for (const name of names) expect(shown).not.toContain(name)
}

export type Ruling = { reason: string; entry?: string; example?: string; unclear?: string }

/** Says why, what follows for the label book, and rules. */
export async function rule(page: Page, { reason, entry, example, unclear }: Ruling): Promise<void> {
  if (unclear) {
    await page.getByRole('radio', { name: 'Unclear' }).check()
    await page.getByLabel('What should the entry say?').fill(unclear)
  }
  await page.getByLabel('Reason, in a sentence').fill(reason)
  if (entry) await page.getByLabel('Entry', { exact: true }).selectOption({ label: entry })
  if (example) await page.getByLabel('Show it in the book as').selectOption({ label: example })
  await page.getByLabel('Reason, in a sentence').press('Control+Enter')
  await expect(page.getByText('Ruled', { exact: true })).toBeVisible()
}

/** The name of the item that the session shows. */
export async function itemUnderReview(page: Page): Promise<string> {
  const current = page.getByRole('navigation', { name: 'Agenda' }).locator('[aria-current=true] .truncate')
  return (await current.textContent()) ?? ''
}

/** Opens an item of the session's agenda. */
export async function reviewItem(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Agenda' }).getByRole('button', { name }).click()
  await expect.poll(() => itemUnderReview(page)).toBe(name)
}

/** Takes the answer that says so in words, whoever gave it. */
export async function takeAnswer(page: Page, words: string): Promise<void> {
  const answer = page.getByRole('region', { name: 'Answers' }).getByRole('listitem').filter({ hasText: words }).first()
  await answer.getByRole('button', { name: 'take' }).click()
  await expect(answer.getByRole('button', { name: 'taken' })).toBeVisible()
}

/** Says something on the item that is shown, by keys alone, pinned to the item as a whole. */
export async function commentByKey(page: Page, text: string): Promise<void> {
  await page.keyboard.press('c')
  await page.getByLabel('Pinned to').selectOption('item')
  await page.getByLabel('Comment', { exact: true }).fill(text)
  await page.getByLabel('Comment', { exact: true }).press('Enter')
  await expect(page.getByRole('region', { name: 'Comments' })).toContainText(text)
}
