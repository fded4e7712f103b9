import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { createProject } from '#lib/server/definitions/create-project.ts'
import { publishDraft } from '#lib/server/definitions/publish-draft.ts'
import { seeItems } from '#lib/server/items/see-items.ts'
import { expect, test } from './fixtures.ts'

const pictures = 80

test('an import whose server is killed is never partly there, and goes on when it starts again', async ({
  startOwn,
}, info) => {
  test.setTimeout(120_000)
  const server = await startOwn()
  const { people } = server
  people.tolerate(/Failed to load resource/)
  const lead = await people.signedIn('Lena', 'admin')
  const account = { ...lead, standing: 'admin', simulated: false, disabledAt: null } as const
  const actor = { account, origin: 'web', sessionId: null } as const
  const made = await createProject(people.ctx, actor, { name: 'Killed', template: 'image-classification' })
  const { project } = made
  await publishDraft(people.ctx, actor, { project, draft: made.draft, revision: 1 })

  const folder = info.outputPath('large')
  mkdirSync(folder, { recursive: true })
  const noise = { width: 1000, height: 800, channels: 3 as const }
  for (let i = 0; i < pictures; i++) {
    const background = { r: i, g: 2 * i, b: 90 }
    const picture = sharp({ create: { ...noise, background, noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    writeFileSync(path.join(folder, `${i}.jpg`), await picture.jpeg().toBuffer())
  }
  // One body above the 10 MB at which a proxy would cut it.
  const large = { width: 2200, height: 1800, channels: 3 as const, background: '#123' }
  const bytes = await sharp({ create: { ...large, noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  expect(bytes.length).toBeGreaterThan(11_000_000)
  writeFileSync(path.join(folder, 'large.png'), bytes)

  const { page } = lead
  await page.goto(`/projects/${project}/items/import`)
  await page.getByLabel('Folder to import').setInputFiles(folder)
  await page.getByRole('button', { name: `Import ${pictures + 1} items` }).click()
  await expect(page.getByText(/Measuring \d+ of/)).toBeVisible()
  await server.end('SIGKILL')
  expect(await seeItems(people.ctx, actor, { project, limit: 1 })).toMatchObject({ total: 0 })

  await server.again()
  await expect(page.getByText(`${pictures + 1} new, 0 already present`)).toBeVisible({ timeout: 60_000 })
  const { items } = await seeItems(people.ctx, actor, { project, text: 'large.png', limit: 1 })
  const sent = await page.request.get(`/api/media/${items[0]!.id}/original`)
  expect(Buffer.compare(await sent.body(), bytes)).toBe(0)
})
