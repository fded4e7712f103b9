import { expect, test } from 'vitest'
import { addSignOfLife, noActiveTime } from './active-time.ts'

const active = (...seconds: number[]) =>
  seconds.reduce((time, at) => addSignOfLife(time, at * 1000), noActiveTime).seconds

test('time between signs of life counts, a gap over a minute is idle', () => {
  expect(active(0)).toBe(0)
  expect(active(0, 10, 70)).toBe(70)
  expect(active(0, 10, 71)).toBe(10)
  expect(active(0, 10, 3600, 3605)).toBe(15)
})

test('a clock that steps back adds nothing', () => {
  expect(active(10, 5)).toBe(0)
})
