import { expect, test } from 'vitest'
import { freePlace, inkOn } from './boxes-scene.ts'

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

test('letters are black on bright colours and white on dark ones', () => {
  expect(['#22c55e', '#f5f5f5', '#1f5a9a', '#000000'].map(inkOn)).toEqual(['#000000', '#000000', '#ffffff', '#ffffff'])
})
