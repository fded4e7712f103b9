import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jaccardDistance, masiDistance } from './set-distance.ts'

test('the examples of the docstrings', () => {
  expect(jaccardDistance([1, 2], [2, 3])).toBeCloseTo(2 / 3, 14)
  expect(masiDistance([1], [1, 2])).toBeCloseTo(2 / 3, 14)
  expect(masiDistance([1, 2], [2, 3])).toBeCloseTo(1 - 1 / 9, 14)
  expect([jaccardDistance([], []), masiDistance([], []), jaccardDistance([], [1]), masiDistance([1], [2])]).toEqual([
    0, 0, 1, 1,
  ])
})

test('both are symmetric, 0 only between equal sets, and MASI is never below Jaccard', () => {
  const set = fc.uniqueArray(fc.nat(6)).map((codes) => codes.sort((a, b) => a - b))
  fc.assert(
    fc.property(set, set, (a, b) => {
      for (const distance of [jaccardDistance, masiDistance]) {
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, b) === 0).toBe(a.join() === b.join())
      }
      expect(masiDistance(a, b)).toBeGreaterThanOrEqual(jaccardDistance(a, b))
    }),
  )
})
