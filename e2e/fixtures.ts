import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { getContext, openContext } from '#lib/server/context.ts'
import { readSettings } from '#lib/server/settings.ts'
import { furtherDatabase } from './databases.ts'
import { People } from './people.ts'
import { type Server, startServer } from './server.ts'

export { expect }

/** A server of the test's own, on a data folder of its own. */
export type OwnServer = Server & {
  dataFolder: string
  people: People
  /** Starts it again on the same data, at the same address, after it has ended. */
  again(): Promise<void>
}

type Fixtures = {
  people: People
  /** Starts a server that the test may kill, restart or fill, by one of the README's two commands. */
  startOwn(env?: Record<string, string>, script?: 'start' | 'demo'): Promise<OwnServer>
}

export const test = base.extend<Fixtures>({
  people: async ({ browser, baseURL }, use) => {
    const people = new People(browser, { url: baseURL!, ctx: await getContext() })
    await use(people)
    await people.leave()
  },
  startOwn: async ({ browser }, use) => {
    const endings: (() => Promise<void>)[] = []
    await use(async (env = {}, script = 'start') => {
      const dataFolder = mkdtempSync(path.join(tmpdir(), 'concord-own-'))
      endings.push(async () => rmSync(dataFolder, { recursive: true, force: true }))
      const database = await furtherDatabase()
      endings.push(() => database.remove())
      const settings = { DATABASE_URL: database.url, ...env, CONCORD_DATA: dataFolder }
      let server = await startServer(settings, script)
      endings.push(() => server.end('SIGKILL'))
      const ctx = await openContext(readSettings({ ...process.env, ...settings }))
      endings.push(() => ctx.db.close())
      const { url } = server
      const people = new People(browser, { url, ctx })
      endings.push(() => people.leave())
      return {
        url,
        dataFolder,
        people,
        get pid() {
          return server.pid
        },
        output: () => server.output(),
        end: (signal) => server.end(signal),
        async again() {
          server = await startServer({ ...settings, PORT: new URL(url).port }, script)
        },
      }
    })
    const failures: unknown[] = []
    for (const end of endings.reverse()) await end().catch((error) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  },
})

/**
 * Waits until a page is all there: named (between two screens the title of the one is gone before that of the
 * next stands), and with no colour on its way (a computed colour is the old one until the transition's first frame).
 */
async function settle(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/)
  await page.evaluate(async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    await frame() // a change of the colour scheme is seen by the styles now
    await frame() // and its transitions have started
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** Faults that keep people out: what axe calls serious or critical, under WCAG 2.2 A and AA. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await settle(page)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  // Preloading would copy the styles of a waveform's shadow tree into the page, which its policy forbids.
  const { violations } = await new AxeBuilder({ page }).options({ preload: false }).withTags(tags).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.html}`).join('\n')}`)
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page), `accessibility of ${page.url()}`).toEqual([])
}

/** Wide content scrolls inside its own frame, never the page. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(beyond, `pixels that ${page.url()} is wider than the window`).toBeLessThanOrEqual(0)
}

/** Writes `docs/pictures/<name>.png` when pictures are asked for (npm test -- pictures). */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.CONCORD_PICTURES) return
  await page.screenshot({
    path: path.resolve(import.meta.dirname, '..', 'docs', 'pictures', `${name}.png`),
    animations: 'disabled',
  })
}
