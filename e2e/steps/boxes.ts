import type { Locator, Page } from '@playwright/test'
import { expect } from '../fixtures.ts'
import { progress } from './labeling.ts'

/** A box in pixels of the picture, with the name of its class when it is another than the first. */
export type Box = { x: number; y: number; width: number; height: number; as?: string }
type Point = { x: number; y: number }

export const canvas = (page: Page): Locator => page.getByTestId('boxes-canvas')
export const shapes = (page: Page): Locator => page.getByRole('region', { name: 'Shapes' }).getByRole('listitem')

/** How the picture stands on the canvas: picture × scale + (x, y) in CSS pixels. */
export async function camera(page: Page): Promise<Point & { scale: number }> {
  await expect(canvas(page)).toHaveAttribute('data-scale', /\d/)
  const { scale, x, y } = await canvas(page).evaluate((host) => ({ ...(host as HTMLElement).dataset }))
  return { scale: Number(scale), x: Number(x), y: Number(y) }
}

/** Where a place of the picture is on the screen. */
export async function onScreen(page: Page, at: Point): Promise<Point> {
  const { scale, x, y } = await camera(page)
  const frame = await canvas(page).boundingBox()
  if (!frame) throw new Error('the canvas is not on the screen')
  return { x: frame.x + x + at.x * scale, y: frame.y + y + at.y * scale }
}

/** Drags the pointer from one place of the picture to another. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  const [start, end] = [await onScreen(page, from), await onScreen(page, to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2)
  await page.mouse.move(end.x, end.y)
  await page.mouse.up()
}

/** Draws a box, corner to corner, and gives it its class by key. */
export async function draw(page: Page, { x, y, width, height, as }: Box): Promise<void> {
  const before = await shapes(page).count()
  await page.keyboard.press('Escape') // lets go of the box before, so that its grips are not in the way
  await drag(page, { x, y }, { x: x + width, y: y + height })
  await expect(shapes(page)).toHaveCount(before + 1)
  await nameSelected(page, as ?? (await classNames(page))[0] ?? '')
}

/** Gives the selected box its class by the key that stands beside the class. */
export async function nameSelected(page: Page, name: string): Promise<void> {
  const choice = classes(page).filter({ hasText: new RegExp(`${name}$`) })
  await page.keyboard.press(((await choice.locator('kbd').textContent()) ?? '').toLowerCase())
  await expect(choice).toHaveAttribute('aria-pressed', 'true')
}

const classes = (page: Page) =>
  page.getByRole('complementary', { name: 'Questions' }).locator('button[aria-pressed][aria-disabled]')

async function classNames(page: Page): Promise<string[]> {
  return Promise.all(
    (await classes(page).all()).map(async (one) => (await one.locator('span').last().textContent()) ?? ''),
  )
}

/** The name of the picture on the canvas, once it can be drawn on. */
export async function boxedPicture(page: Page, names: ReadonlyMap<string, string>): Promise<string> {
  await expect(page.getByRole('button', { name: 'Draw boxes' })).toBeEnabled() // not so on the one just handed in
  await camera(page)
  const source = (await canvas(page).getAttribute('data-source')) ?? ''
  return names.get(source.split('/').at(-2) ?? '') ?? source
}

/** Submits; a picture on which nothing was ever drawn is submitted twice. */
export async function submitBoxes(page: Page): Promise<void> {
  const [before = ''] = ((await progress(page).textContent()) ?? '').match(/^\d+ \/ \d+/) ?? []
  const twice = page.getByText('Nothing is drawn yet.')
  await page.keyboard.press('Control+Enter')
  await expect(twice.or(progress(page).filter({ hasNotText: before }))).toBeVisible()
  if (await twice.isVisible()) await page.keyboard.press('Control+Enter')
}
