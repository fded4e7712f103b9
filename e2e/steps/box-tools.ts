import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { camera, drag, draw, nameSelected, onScreen, shapes } from './boxes.ts'
import { saveState } from './labeling.ts'

/** Every tool on one picture, by pointer and keys; nothing is left drawn. */
export async function tryEveryTool(page: Page): Promise<void> {
  const fit = await camera(page)
  await test.step('zoom and pan, by wheel, keys and pointer', async () => {
    const spot = await onScreen(page, { x: 320, y: 240 })
    await page.mouse.move(spot.x, spot.y)
    await page.mouse.wheel(0, -400)
    await expect.poll(async () => (await camera(page)).scale).toBeGreaterThan(fit.scale * 1.5)
    const still = await onScreen(page, { x: 320, y: 240 }) // the place under the pointer stands still
    expect(Math.hypot(still.x - spot.x, still.y - spot.y)).toBeLessThan(1.5)
    const near = await camera(page)
    await page.keyboard.press('+')
    await expect.poll(async () => (await camera(page)).scale).toBeCloseTo(near.scale * 1.25, 4)
    await page.keyboard.press('-')
    await expect.poll(async () => (await camera(page)).scale).toBeCloseTo(near.scale, 4)

    const before = await camera(page)
    await page.keyboard.down('Space')
    await drag(page, { x: 320, y: 240 }, { x: 350, y: 260 })
    await page.keyboard.up('Space')
    await expect.poll(async () => (await camera(page)).x - before.x).toBeCloseTo(30 * before.scale, -1)
    await expect(shapes(page)).toHaveCount(0)
    await page.keyboard.press('h')
    await drag(page, { x: 350, y: 260 }, { x: 320, y: 240 })
    await expect.poll(async () => (await camera(page)).x - before.x).toBeCloseTo(0, -1)
    await page.keyboard.press('0')
    await expect.poll(async () => (await camera(page)).scale).toBeCloseTo(fit.scale, 4)
    await page.keyboard.press('b')
  })

  await test.step('draw, move, resize, name, undo, redo, delete', async () => {
    await draw(page, { x: 200, y: 150, width: -100, height: -80 }) // from the lower right corner up
    await expect(shapes(page)).toHaveText([/red cell.*100 × 80/])
    await page.keyboard.press('v')
    await drag(page, { x: 150, y: 110 }, { x: 250, y: 210 })
    await drag(page, { x: 300, y: 250 }, { x: 360, y: 300 }) // the lower right grip
    await expect(shapes(page)).toHaveText([/red cell.*160 × 130/])
    await nameSelected(page, 'white cell')
    await expect(shapes(page)).toHaveText([/white cell.*160 × 130/])
    await page.keyboard.press('Shift+ArrowRight')
    for (const _ of ['moved by key', 'named', 'resized']) await page.keyboard.press('Control+z')
    await expect(shapes(page)).toHaveText([/red cell.*100 × 80/])
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('Control+Shift+z')
    await expect(shapes(page)).toHaveText([/white cell.*160 × 130/])
  })

  await test.step('a reload in the middle keeps what was drawn', async () => {
    await expect(saveState(page)).toHaveText(/saved/)
    await page.reload()
    await expect(shapes(page)).toHaveText([/white cell.*160 × 130/])
    await camera(page)
    await shapes(page).getByRole('button').click()
    await page.keyboard.press('Delete')
    await expect(shapes(page)).toHaveCount(0)
  })
}
