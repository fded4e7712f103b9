import type { Page } from '@playwright/test'
import { sectionsFor } from '#components/shell/sections.ts'
import { listProjects, type ProjectOfMember } from '#lib/server/accounts/list-projects.ts'
import { signInLink } from '#lib/server/accounts/make-link.ts'
import { requireActorByEmail } from '#lib/server/actor.ts'
import { lead, others, type SamplePerson } from '#samples/load/people.ts'
import {
  accessibilityFaults,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type OwnServer,
  test,
} from './fixtures.ts'

const person = (role: SamplePerson['role']) => others.find((one) => one.role === role) as SamplePerson

/** Signs one of the samples' people in, and says which projects are theirs. */
async function enter(own: OwnServer, { email }: SamplePerson): Promise<{ page: Page; projects: ProjectOfMember[] }> {
  const { ctx } = own.people
  const actor = await requireActorByEmail(ctx, email, 'web')
  const page = await own.people.stranger()
  await page.goto(await signInLink(ctx, actor.account.id))
  await expect(page).not.toHaveURL(/\/sign-in/)
  return { page, projects: await listProjects(ctx, actor) }
}

/** Opens a screen and waits until what it gathers, draws and loads is there. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.locator('main').first()).toBeVisible()
  await expect(page.getByRole('status', { name: 'Gathering figures' })).toHaveCount(0)
  await page.waitForLoadState('networkidle')
}

/** Looks at screens in both colour schemes, at all of them before it complains. */
async function look(page: Page, addresses: readonly string[]): Promise<void> {
  const faults: string[] = []
  for (const address of addresses) {
    await open(page, address)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }) // no colour is caught on its way
      const found = await accessibilityFaults(page)
      faults.push(...found.map((fault) => `${address} (${colorScheme}): ${fault}`))
    }
  }
  expect(faults).toEqual([])
}

function screensOf({ id, roles }: ProjectOfMember): string[] {
  return sectionsFor(roles).map(({ path }) => (path ? `/projects/${id}/${path}` : `/projects/${id}`))
}

/** The first link on the page at hand that leads deeper into a list, such as to one item; null where there is none. */
async function deeper(page: Page, into: RegExp): Promise<string | null> {
  const links = await page.locator('main a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  return links.find((href) => href !== null && into.test(href)) ?? null
}

test('no screen of the demo keeps anyone out, in light or dark, by pointer or by keys', async ({ startOwn }) => {
  test.setTimeout(15 * 60_000)
  const own = await startOwn({}, 'demo')

  await test.step('the lead', async () => {
    const { page, projects } = await enter(own, lead)
    const single: string[] = []
    for (const { id } of projects) {
      for (const list of ['items', 'reviews', 'releases']) {
        await open(page, `/projects/${id}/${list}`)
        const one = await deeper(page, new RegExp(`/${list}/(?!import)[^/?]+$`))
        if (one) single.push(one)
      }
    }
    expect(single.length, 'items, sessions and releases to look at').toBeGreaterThan(4)
    const others = ['/', '/projects/new', '/account', `/projects/${projects[0]?.id}/items/import`]
    await look(page, [...others, ...projects.flatMap(screensOf), ...single])
  })

  await test.step('the SME', async () => {
    const { page, projects } = await enter(own, person('sme'))
    await look(page, ['/', ...projects.flatMap(screensOf)])
  })

  await test.step('a labeler', async () => {
    const { page, projects } = await enter(own, person('labeler'))
    await look(page, ['/', ...projects.flatMap(screensOf)])
  })

  await test.step('every screen is reached from Ctrl+K, and ? shows its keys', async () => {
    const { page, projects } = await enter(own, lead)
    const project = projects[0] as ProjectOfMember
    await open(page, `/projects/${project.id}`)
    for (const { name, path } of sectionsFor(project.roles)) {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Go to or do' }).fill(name)
      await page.getByRole('option', { name, exact: true }).first().waitFor()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`/projects/${project.id}${path ? `/${path}` : ''}$`))
      if (path === 'label') await open(page, `/projects/${project.id}`)
    }
    await open(page, `/projects/${project.id}/items`)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys on this screen' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
  })

  await test.step('lists are walked with J and K', async () => {
    const { page, projects } = await enter(own, lead)
    const current = page.locator('[aria-current="true"]')
    await open(page, '/')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect(current).toContainText(projects[1]?.name ?? '')
    await page.keyboard.press('k')
    await expect(current).toContainText(projects[0]?.name ?? '')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/projects/${projects[0]?.id}$`))
  })

  await test.step('sign-in, home, a project and its agreement are readable at 390 px', async () => {
    const stranger = await own.people.stranger()
    await stranger.setViewportSize({ width: 390, height: 844 })
    await stranger.goto('/sign-in')
    await expectNoSidewaysScroll(stranger)
    await expectAccessible(stranger)
    const { page, projects } = await enter(own, lead)
    await page.setViewportSize({ width: 390, height: 844 })
    const addresses = projects.flatMap(({ id }) => [`/projects/${id}`, `/projects/${id}/agreement`])
    for (const address of ['/', ...addresses]) {
      await open(page, address)
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
    }
  })
})
