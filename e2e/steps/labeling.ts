import type { Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { expect } from '../fixtures.ts'

/** One labeler's answers by the names of items. */
export type Plan = Readonly<Record<string, string>>

export const progress = (page: Page) => page.getByTestId('progress')
export const saveState = (page: Page) => page.getByTestId('save-state')

/** Nothing is left to label, and everything handed in has come to the server: others may look at it now. */
export async function expectAllHandedIn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /labeled everything/ })).toBeVisible()
  await expect(saveState(page)).toHaveText('all saved')
}

export async function startLabeling(page: Page, project: ProjectId): Promise<void> {
  await page.goto(`/projects/${project}/label`)
}

/** The name of the picture on the screen, once it takes answers. */
export async function pictureAtHand(page: Page, names: ReadonlyMap<string, string>): Promise<string> {
  const picture = page.getByRole('img', { name: 'The item to label' })
  await expect(picture).toBeVisible()
  await expect(page.locator('button[aria-pressed][aria-disabled=false]').first()).toBeVisible()
  const source = (await picture.getAttribute('src')) ?? ''
  return names.get(source.split('/').at(-2) ?? '') ?? source
}

/** Presses the key that stands beside a class. */
export async function answerByKey(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('complementary', { name: 'Questions' }).locator('button[aria-pressed]', {
    hasText: new RegExp(`${name}$`),
  })
  await page.keyboard.press(((await choice.locator('kbd').textContent()) ?? '').toLowerCase())
}

/** Answers every picture that comes, by the keys of its classes; answers the names in the order in which they came. */
export async function labelPictures(page: Page, names: ReadonlyMap<string, string>, plan: Plan): Promise<string[]> {
  const total = Object.keys(plan).length
  const seen: string[] = []
  for (let done = 0; done < total; done++) {
    await expect(progress(page)).toContainText(`${done} / ${total}`)
    const name = await pictureAtHand(page, names)
    seen.push(name)
    await answerByKey(page, plan[name] ?? `no answer planned for ${name}`)
  }
  await expectAllHandedIn(page)
  return seen
}

/** Reads what changed in the definition, and goes on. */
export async function readWhatChanged(page: Page, sentences: readonly string[]): Promise<void> {
  await expect(page.getByRole('heading', { name: 'The definition has changed' })).toBeVisible()
  for (const sentence of sentences) await expect(page.getByText(sentence)).toBeVisible()
  await page.keyboard.press('Enter')
}
