import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cameraFitting, cameraOn, toPicture, toScreen, zoomAt } from './camera.ts'

const picture = { width: 640, height: 480 }
const view = { width: 900, height: 600 }

test('fitting shows the whole picture in the middle', () => {
  const camera = cameraFitting(picture, view)
  const a = toScreen(camera, { x: 0, y: 0 })
  const b = toScreen(camera, { x: 640, y: 480 })
  expect(a.x + b.x).toBeCloseTo(900)
  expect(a.y).toBeGreaterThanOrEqual(0)
  expect(b.y).toBeLessThanOrEqual(600)
})

test('screen and picture are inverse to each other', () => {
  const number = fc.double({ min: -2000, max: 2000, noNaN: true })
  fc.assert(
    fc.property(number, number, fc.double({ min: 0.1, max: 30, noNaN: true }), (x, y, scale) => {
      const camera = { scale, x: 13, y: -7 }
      const back = toPicture(camera, toScreen(camera, { x, y }))
      expect(back.x).toBeCloseTo(x, 6)
      expect(back.y).toBeCloseTo(y, 6)
    }),
  )
})

test('zooming leaves the point under the pointer where it is', () => {
  const camera = cameraFitting(picture, view)
  const at = { x: 400, y: 300 }
  const before = toPicture(camera, at)
  const after = toPicture(zoomAt(camera, 1.5, at, picture, view), at)
  expect(after.x).toBeCloseTo(before.x)
  expect(after.y).toBeCloseTo(before.y)
})

test('looking at a place keeps the picture in the view where it fills it, and in the middle where it does not', () => {
  const [wide, square] = [
    { width: 600, height: 400 },
    { width: 900, height: 900 },
  ]
  expect(cameraOn({ x: 300, y: 200 }, 2, wide, square)).toEqual({ scale: 2, x: -150, y: 50 })
  expect(cameraOn({ x: 590, y: 10 }, 4, wide, square)).toEqual({ scale: 4, x: -1500, y: 0 })
  expect(cameraOn({ x: 0, y: 400 }, 4, wide, square)).toEqual({ scale: 4, x: 0, y: -700 })
})
