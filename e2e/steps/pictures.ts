import type { Page } from '@playwright/test'
import { takePicture } from '../fixtures.ts'

/** Takes a picture of the README in light, and a copy beside it in dark. */
export async function takeBothPictures(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await takePicture(page, name)
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}
