import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { expect } from '../fixtures.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const files = ['labels.jsonl', 'labels.csv', 'manifest.json'] as const

/** What a release consists of, by the names of its files. */
export type ReleaseFiles = Record<(typeof files)[number], string>

/** Makes a release on the screen for that, and waits for what is said about it. */
export async function makeRelease(page: Page, project: ProjectId, name: string, said: string): Promise<void> {
  await page.goto(`/projects/${project}/releases`)
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Release', exact: true }).click()
  await expect(page.getByText(said)).toBeVisible({ timeout: 60_000 })
}

/** Downloads the files of the release that stands in a row. */
export async function downloadRelease(page: Page, name: string): Promise<ReleaseFiles> {
  const row = page.getByRole('row', { name: new RegExp(name) })
  const found: Partial<ReleaseFiles> = {}
  for (const file of files) {
    const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: file }).click()])
    expect(download.suggestedFilename()).toBe(file)
    found[file] = await readFile(await download.path(), 'utf8')
  }
  return found as ReleaseFiles
}

/** The same release from the terminal, on the same data folder. */
export async function releaseFromTerminal(
  project: ProjectId,
  folder: string,
): Promise<{ said: string; files: ReleaseFiles }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'scripts', 'concord.mjs'), 'release', project, '--out', folder],
    { cwd: root, env: { ...process.env } },
  )
  const found: Partial<ReleaseFiles> = {}
  for (const file of files) found[file] = await readFile(path.join(folder, file), 'utf8')
  return { said: stdout, files: found as ReleaseFiles }
}
