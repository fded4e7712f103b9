import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { expect } from '../fixtures.ts'

/** Puts files into a folder on the disk, beside those that are there already. */
export function fillFolder(folder: string, files: Readonly<Record<string, Buffer>>): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content)
  return folder
}

/** Uploads a folder on the screen for that, and waits until it is in. */
export async function importFolder(
  page: Page,
  project: ProjectId,
  folder: string,
  { added, present = 0 }: { added: number; present?: number },
): Promise<void> {
  await page.goto(`/projects/${project}/items/import`)
  await page.getByLabel('Folder to import', { exact: true }).setInputFiles(folder)
  await page.getByRole('button', { name: new RegExp(`^Import ${added} items?$`) }).click()
  await expect(page.getByText(`${added} new, ${present} already present`)).toBeVisible({ timeout: 60_000 })
}

/** The names of a project's items by the ids that addresses of media carry. */
export async function itemNames(lead: Page, project: ProjectId): Promise<ReadonlyMap<string, string>> {
  const response = await lead.request.get(`/api/v1/projects/${project}/items`)
  const { items } = (await response.json()) as { items: { id: string; externalId: string }[] }
  return new Map(items.map(({ id, externalId }) => [id, externalId]))
}
