import { defineConfig, devices } from '@playwright/test'
import { type Browser, findBrowser } from './scripts/lib/browser.ts'

// Found once by the first process, and handed to the workers, which read this file too.
process.env.CONCORD_BROWSER ??= JSON.stringify(await findBrowser())
const { env, ...browser } = JSON.parse(process.env.CONCORD_BROWSER) as Browser

export default defineConfig({
  testDir: './e2e',
  globalSetup: './e2e/global-setup.ts',
  outputDir: './test-results',
  // The demo is a folder that can be thrown away, and never on a server.
  testIgnore: process.env.CONCORD_E2E_DATABASE === 'postgres' ? ['demo.spec.ts', 'accessibility.spec.ts'] : [],
  workers: 2,
  forbidOnly: true,
  // Against tests that hang; none is about speed, and a busy machine may be many times slower.
  timeout: 180_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ...(process.env.CONCORD_E2E_REPORT ? ([['json', { outputFile: process.env.CONCORD_E2E_REPORT }]] as const) : []),
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.CONCORD_E2E_URL, // known to the workers, once the server runs
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 30_000,
    trace: 'retain-on-failure',
    launchOptions: { ...browser, ...(env && { env: { ...process.env, ...env } as Record<string, string> }) },
  },
})
