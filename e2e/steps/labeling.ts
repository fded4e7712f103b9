import type { Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { requireActorByEmail } from '#lib/server/actor.ts'
import { roundProgress } from '#lib/server/rounds/round-progress.ts'
import { expect } from '../fixtures.ts'
import type { LabelingProject } from '../labeling-project.ts'
import type { People } from '../people.ts'

/** One labeler's answers by the names of items. */
export type Plan = Readonly<Record<string, string>>

export const progress = (page: Page) => page.getByTestId('progress')
export const saveState = (page: Page) => page.getByTestId('save-state')
export const picture = (page: Page) => page.getByRole('img', { name: 'The item to label' })
export const everything = (page: Page) => page.getByRole('heading', { name: /labeled everything/ })
/** The item is there and takes answers, by key too. */
export const ready = (page: Page) =>
  expect(page.locator('html[data-keys] button[aria-pressed][aria-disabled=false]').first()).toBeVisible()

/** How a round stands on the server. */
export async function standing(people: People, { project, round, lead }: LabelingProject) {
  return roundProgress(people.ctx, await requireActorByEmail(people.ctx, lead.email, 'web'), { project, round })
}

/** Nothing is left to label, and everything handed in has come to the server: others may look at it now. */
export async function expectAllHandedIn(page: Page): Promise<void> {
  await expect(everything(page)).toBeVisible()
  await expect(saveState(page)).toHaveText('all saved')
}

export async function startLabeling(page: Page, project: ProjectId): Promise<void> {
  await page.goto(`/projects/${project}/label`)
}

/** The name of the picture on the screen, once it takes answers. */
export async function pictureAtHand(page: Page, names: ReadonlyMap<string, string>): Promise<string> {
  await expect(picture(page)).toBeVisible()
  await ready(page)
  const source = (await picture(page).getAttribute('src')) ?? ''
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
