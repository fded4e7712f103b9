import type { Locator, Page } from '@playwright/test'
import { expect } from '../fixtures.ts'

const player = (page: Page): Locator => page.getByRole('region', { name: 'Player' })
export const transcript = (page: Page): Locator => page.getByRole('textbox', { name: /^What is said\?/ })

/** What the media element says of itself: position and length in seconds, speed, and where it was last sent to. */
type Heard = {
  time: number
  duration: number
  rate: number
  paused: boolean
  keepsPitch: boolean
  sentTo: number | null
}
type Remembered = { heard: HTMLAudioElement; sentTo: number | null }

/** Has a page remember the media element that it plays by, which is in no document. Call it before the page is opened. */
export async function rememberPlayer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Native = window.Audio
    window.Audio = function remembered(source?: string) {
      const element = new Native(source)
      const own = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime')
      Object.defineProperty(element, 'currentTime', {
        get: () => own?.get?.call(element),
        set(seconds: number) {
          Object.assign(window, { sentTo: seconds })
          own?.set?.call(element, seconds)
        },
      })
      Object.assign(window, { heard: element, sentTo: null })
      return element
    } as unknown as typeof Audio
  })
}

export async function heard(page: Page): Promise<Heard> {
  return page.evaluate(() => {
    const { heard: element, sentTo } = window as unknown as Remembered
    const { currentTime: time, duration, playbackRate: rate, paused, preservesPitch: keepsPitch } = element
    return { time, duration, rate, paused, keepsPitch, sentTo }
  })
}

/** The name of the recording at hand, once it can be played. */
export async function recordingAtHand(page: Page, names: ReadonlyMap<string, string>): Promise<string> {
  await expect(player(page)).toBeVisible()
  await expect(transcript(page)).toBeEditable()
  const source = (await player(page).getAttribute('data-source')) ?? ''
  return names.get(source.split('/').at(-2) ?? '') ?? source
}
