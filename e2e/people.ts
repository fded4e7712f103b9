import { randomBytes } from 'node:crypto'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Role } from '#lib/domain/project/roles.ts'
import { createAccount, readyPerson } from '#lib/server/accounts/create-account.ts'
import { joinProject } from '#lib/server/accounts/join-project.ts'
import { signInLink } from '#lib/server/accounts/make-link.ts'
import type { Context } from '#lib/server/context.ts'

export type Person = {
  id: AccountId
  name: string
  email: string
  password: string
  /** Their browser, with nobody else's cookies or storage. */
  browser: BrowserContext
  page: Page
}

/**
 * The people of one test, each in a browser context of their own. Whatever their pages report to the console as an
 * error, and every violation of the Content-Security-Policy, fails the test.
 */
export class People {
  readonly #browser: Browser
  readonly #server: { url: string; ctx: Context }
  readonly #opened: BrowserContext[] = []
  readonly #complaints: string[] = []
  readonly #tolerated: RegExp[] = []

  constructor(browser: Browser, server: { url: string; ctx: Context }) {
    this.#browser = browser
    this.#server = server
  }

  /** What the server's own use-cases run on: for what a test needs to be so and does not test. */
  get ctx(): Context {
    return this.#server.ctx
  }

  /** Someone new with an account, who is not signed in. */
  async named(name: string, standing: 'admin' | 'member' = 'member'): Promise<Person> {
    const password = randomBytes(12).toString('base64url')
    const tag = randomBytes(4).toString('hex') // specs share the server
    const email = `${name.toLowerCase().replaceAll(/\W+/g, '.')}.${tag}@example.org`
    const ready = await readyPerson({ name, email, password })
    const { id } = await this.ctx.db.transaction((tx) => createAccount(this.ctx, tx, ready, standing))
    return { id, name, email, password, ...(await this.#openBrowser()) }
  }

  /** Someone new who is signed in and sees the first page. */
  async signedIn(name: string, standing: 'admin' | 'member' = 'member'): Promise<Person> {
    const person = await this.named(name, standing)
    await person.page.goto(await signInLink(this.ctx, person.id))
    await expect(person.page).not.toHaveURL(/\/sign-in/)
    return person
  }

  /** A browser of someone without an account. */
  async stranger(): Promise<Page> {
    return (await this.#openBrowser()).page
  }

  /** Makes someone a member of a project, as if an invitation had been accepted. */
  async join(person: Person, projectId: ProjectId, roles: Role[]): Promise<void> {
    const member = { projectId, accountId: person.id, roles, kind: 'in_house' as const }
    await this.ctx.db.transaction((tx) => joinProject(this.ctx, tx, member))
  }

  /** Lets errors in the console pass that a test provokes, such as an answer of 409. */
  tolerate(pattern: RegExp): void {
    this.#tolerated.push(pattern)
  }

  async leave(): Promise<void> {
    for (const context of this.#opened) await context.close()
    const complaints = this.#complaints.filter((text) => !this.#tolerated.some((pattern) => pattern.test(text)))
    expect(complaints, 'errors that pages reported').toEqual([])
  }

  async #openBrowser(): Promise<{ browser: BrowserContext; page: Page }> {
    const browser = await this.#browser.newContext({ baseURL: this.#server.url })
    this.#opened.push(browser)
    await browser.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`securitypolicyviolation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
      })
    })
    browser.on('page', (page) => {
      page.on('pageerror', (error) => this.#complaints.push(`${page.url()}: ${error.stack ?? error.message}`))
    })
    browser.on('console', (message) => {
      if (message.type() !== 'error') return
      const about = message.location().url
      this.#complaints.push(`${message.page()?.url()}: ${message.text()} ${about}`)
    })
    return { browser, page: await browser.newPage() }
  }
}
