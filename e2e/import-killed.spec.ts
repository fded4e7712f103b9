import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { createProject } from '#lib/server/definitions/create-project.ts'
import { publishDraft } from '#lib/server/definitions/publish-draft.ts'
import { seeItems } from '#lib/server/items/see-items.ts'
import { seeJobs } from '#lib/server/jobs/see-jobs.ts'
import { expect, test } from './fixtures.ts'

const pictures = 60

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
  const picture = await noise(900, 700)
  // What stands behind the end of a PNG is no part of the picture, but of the bytes.
  for (let i = 0; i < pictures; i++)
    writeFileSync(path.join(folder, `${i}.png`), Buffer.concat([picture, Buffer.of(i)]))
  // One body above the 10 MB at which a proxy would cut it.
  const large = await noise(2200, 1800)
  expect(large.length).toBeGreaterThan(11_000_000)
  writeFileSync(path.join(folder, 'large.png'), large)

  const { page } = lead
  await page.goto(`/projects/${project}/items/import`)
  await page.getByLabel('Folder to import').setInputFiles(folder)
  const start = page.getByRole('button', { name: `Import ${pictures + 1} items` })
  await expect(start).toBeEnabled({ timeout: 60_000 })
  await start.click()
  const progress = async () => (await seeJobs(people.ctx, actor, { project }))[0]?.progress
  await expect.poll(progress, { intervals: [20] }).toBeGreaterThan(0.06)
  await server.end('SIGKILL')
  expect(await seeItems(people.ctx, actor, { project, limit: 1 })).toMatchObject({ total: 0 })

  await server.again()
  await expect(page.getByText(`${pictures + 1} new, 0 already present`)).toBeVisible({ timeout: 60_000 })
  const { items } = await seeItems(people.ctx, actor, { project, text: 'large.png', limit: 1 })
  const sent = await page.request.get(`/api/media/${items[0]!.id}/original`)
  expect(Buffer.compare(await sent.body(), large)).toBe(0)
})

/** A picture that hardly compresses. */
function noise(width: number, height: number): Promise<Buffer> {
  const grain = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const picture = sharp({ create: { width, height, channels: 3, background: '#123', noise: grain } })
  return picture.png({ compressionLevel: 0 }).toBuffer()
}
