import type { Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { expect } from '../fixtures.ts'
import type { People } from '../people.ts'

/** Starts a project from a template, by name, on the screen for that; its label book is open then. */
export async function startProject(page: Page, template: string, name: string): Promise<ProjectId> {
  await page.goto('/projects/new')
  await page.getByRole('radio', { name: new RegExp(template) }).check()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Create the project' }).click()
  await expect(page.getByRole('heading', { name: 'Label book' })).toBeVisible()
  return new URL(page.url()).pathname.split('/')[2] as ProjectId
}

/** Makes a link for someone, and lets her come in by it with an account that she makes then. */
export async function inviteByLink(
  people: People,
  lead: Page,
  project: ProjectId,
  { name, as }: { name: string; as: 'labeler' | 'sme' },
): Promise<Page> {
  await lead.goto(`/projects/${project}/settings`)
  if (as === 'sme') {
    await lead.getByRole('checkbox', { name: /Subject-matter expert/ }).check()
    await lead.getByRole('checkbox', { name: /Labeler/ }).uncheck()
  }
  await lead.getByRole('button', { name: 'Make an invitation link' }).click()
  const link = await lead.getByLabel('Link to hand over').inputValue()
  const page = await people.stranger()
  await page.goto(link)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email address').fill(`${name.toLowerCase().replaceAll(/\W+/g, '.')}.${project}@example.org`)
  await page.getByLabel('Password').fill('words that nobody guesses')
  await page.getByRole('button', { name: 'Make an account and join' }).click()
  await expect(page.getByRole('navigation', { name: 'Project' })).toBeVisible()
  return page
}
