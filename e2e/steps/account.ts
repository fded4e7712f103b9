import type { Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { createProject } from '#lib/server/definitions/create-project.ts'
import type { People, Person } from '../people.ts'

/** A project that `lead` leads. */
export async function ledProject(people: People, lead: Person): Promise<ProjectId> {
  const account = { id: lead.id, email: lead.email, name: lead.name, standing: 'admin', simulated: false } as const
  const actor = { account: { ...account, disabledAt: null }, origin: 'web', sessionId: null } as const
  const { project } = await createProject(people.ctx, actor, { name: 'Scratches', template: 'image-classification' })
  return project
}

export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
