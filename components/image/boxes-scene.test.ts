import { expect, test } from 'vitest'
import { freePlace } from './boxes-scene.ts'

test('a tag moves to the right of those that it would cover, and of none else', () => {
  const tags = [
    { x: 100, y: 50, width: 30 },
    { x: 130, y: 52, width: 30 },
    { x: 400, y: 50, width: 30 },
  ]
  expect(freePlace(tags, { x: 101, y: 50, width: 30 })).toBe(160)
  expect(freePlace(tags, { x: 80, y: 50, width: 15 })).toBe(80)
  expect(freePlace(tags, { x: 101, y: 90, width: 30 })).toBe(101)
  expect(freePlace([], { x: 5, y: 5, width: 30 })).toBe(5)
})
