import { expect, test } from 'vitest'
import { moreItems } from './more-items.ts'

test('the half-width towards the target must shrink to the distance from it', () => {
  // Half-width .06 towards .05, distance .03: four times the items.
  expect(moreItems({ value: 0.02, low: 0.01, high: 0.08 }, 0.05, 100)).toBe(300)
  // .1 in [−.1, .3] against 0: half-width .2, distance .1, four times 60 items.
  expect(moreItems({ value: 0.1, low: -0.1, high: 0.3 }, 0, 60)).toBe(180)
  expect(moreItems({ value: -0.1, low: -0.3, high: 0.1 }, 0, 60)).toBe(180)
})

test('what a round that is over adds to the variance stays', () => {
  // (.15 / .2)² = .5625; with half of the variance fixed, .0625 of .5 is left: eight times the items.
  expect(moreItems({ value: 0.15, low: -0.05, high: 0.35 }, 0, 60, 0.5)).toBe(420)
  // (.1 / .2)² = .25 is less than what is fixed: no number of items would do.
  expect(moreItems({ value: 0.1, low: -0.1, high: 0.3 }, 0, 60, 0.5)).toBeNull()
})

test('no number of items tells what lies at the target', () => {
  expect(moreItems({ value: 0, low: -0.1, high: 0.1 }, 0, 60)).toBeNull()
})
