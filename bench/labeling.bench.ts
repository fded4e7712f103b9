import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from '@playwright/test'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { listProjects } from '#lib/server/accounts/list-projects.ts'
import { signInLink } from '#lib/server/accounts/make-link.ts'
import { requireActorByEmail } from '#lib/server/actor.ts'
import { openContext } from '#lib/server/context.ts'
import { openRound } from '#lib/server/rounds/open-round.ts'
import { readSettings } from '#lib/server/settings.ts'
import { lead, others } from '#samples/load/people.ts'
import { startServer } from '../e2e/server.ts'
import { findBrowser } from '../scripts/lib/browser.ts'
import { buildIfNeeded } from '../scripts/lib/build.ts'
import { median, printFigure, range, remark } from './shared/figures.ts'

/**
 * The labeling screen in a real browser, on the sample of phone screens: the scripts that its first visit loads, and the
 * time from the key that answers to the next picture on the screen, which was fetched ahead.
 */
const items = 40
/** What a labeler takes to look, before she answers; the next item is fetched meanwhile. */
const lookMs = 600

await buildIfNeeded()
const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'))
const env = { CONCORD_DATA: path.join(folder, 'demo'), DATABASE_URL: '' }
const server = await startServer(env, 'demo')
try {
  const { project, link } = await prepare()
  const { env: browserEnv, ...launch } = await findBrowser()
  const browser = await chromium.launch({
    ...launch,
    ...(browserEnv && { env: { ...process.env, ...browserEnv } as Record<string, string> }),
  })
  try {
    const address = new URL(`/projects/${project}/label`, server.url).href
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(link)
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    const fresh = await browser.newContext({ baseURL: server.url, storageState: await context.storageState() })
    await measureFirstLoad(await fresh.newPage(), address)
    await fresh.close()
    await measureNext(page, address)
  } finally {
    await browser.close()
  }
} finally {
  await server.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

/** Opens a round on items that nobody has labeled, and gives a link that signs a labeler in. */
async function prepare(): Promise<{ project: ProjectId; link: string }> {
  const ctx = await openContext(readSettings({ ...process.env, ...env, CONCORD_DEMO: '1' }))
  try {
    const actor = await requireActorByEmail(ctx, lead.email, 'demo')
    const project = (await listProjects(ctx, actor)).find(({ name }) => name === 'Phone screens')?.id
    if (!project) throw new Error('the sample of phone screens is not there')
    await openRound(ctx, actor, {
      project,
      overlap: 3,
      draw: { how: 'random', count: items, fresh: true },
    })
    const email = others.find(({ role }) => role === 'labeler')?.email ?? ''
    const labeler = await requireActorByEmail(ctx, email, 'demo')
    return { project, link: await signInLink(ctx, labeler.account.id) }
  } finally {
    await ctx.db.close()
  }
}

/** Sums the scripts that arrive until the first item shows, as they are sent: gzipped. The editors come when needed. */
async function measureFirstLoad(page: Page, address: string): Promise<void> {
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.locator('main img').first().waitFor()
  const bodies = await Promise.all(scripts)
  const editors = bodies.filter((body) => /Konva|WaveSurfer/.test(body.toString('utf8')))
  const kb = (chosen: readonly Buffer[]) => chosen.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1024
  printFigure('labeling_first_load_kb', kb(bodies.filter((body) => !editors.includes(body))), 'kB')
  remark(`${bodies.length} scripts; konva and wavesurfer among them: ${editors.length} (${kb(editors).toFixed(0)} kB)`)
}

/** Answers one item after another by key, and takes the time until the next picture is drawn. */
async function measureNext(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('main img').first().waitFor()
  const times: number[] = []
  for (let item = 0; item < items - 1; item++) {
    await sleep(lookMs)
    await page.evaluate(watchForNext)
    await page.keyboard.press(String(1 + (item % 3)))
    times.push(await page.evaluate(() => (window as unknown as Watching).nextShown))
  }
  printFigure('submit_to_next_ms', median(times), 'ms')
  remark(`${times.length} items: ${range(times)} ms`)
}

type Watching = { nextShown: Promise<number> }

/** Runs in the page: from the next key press to the frame after the one in which another picture stands there, whole. */
function watchForNext(): void {
  const picture = () => document.querySelector<HTMLImageElement>('main img')
  const before = picture()?.src
  const watching = window as unknown as Watching
  watching.nextShown = new Promise((resolve) => {
    document.addEventListener(
      'keydown',
      (event) => {
        const look = () => {
          const now = picture()
          if (now && now.src !== before && now.complete && now.naturalWidth > 0) {
            requestAnimationFrame(() => resolve(performance.now() - event.timeStamp))
          } else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      { once: true, capture: true },
    )
  })
}
