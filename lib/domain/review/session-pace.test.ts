import { expect, test } from 'vitest'
import { minutesPerRuling } from './session-pace.ts'

const at = (...minutes: number[]) => minutes.map((minute) => new Date(minute * 60_000))

test('until five gaps are known, a ruling is taken to last two minutes', () => {
  expect(minutesPerRuling([])).toBe(2)
  expect(minutesPerRuling(at(0, 1, 2, 3, 4))).toBe(2)
})

test('pauses do not count, and the order does not matter', () => {
  expect(minutesPerRuling(at(0, 1, 2, 3, 4, 5))).toBe(1)
  expect(minutesPerRuling(at(105, 3, 1, 0, 2, 100, 101, 104))).toBe(1)
  expect(minutesPerRuling(at(0, 3, 6, 9, 12, 15, 500, 501))).toBe(3)
})

test('with an even number of gaps the median lies between the two in the middle', () => {
  expect(minutesPerRuling(at(0, 1, 2, 3, 7, 11, 15))).toBe(2.5)
})
