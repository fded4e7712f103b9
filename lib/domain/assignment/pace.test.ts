import { expect, test } from 'vitest'
import { forecastEnd, pacePerHour, secondsLeft } from './pace.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)

test('pace is answers per hour of active time, or unknown', () => {
  expect(pacePerHour(30, 900)).toBe(120)
  expect(pacePerHour(2, 900)).toBeNull()
  expect(pacePerHour(3, 0)).toBeNull()
})

test('ten answers in an hour and twenty to go end in two hours', () => {
  const submittedAt = Array.from({ length: 10 }, (_, i) => at(i * 6))
  expect(forecastEnd({ remaining: 20, submittedAt, now: at(60) })).toEqual(at(180))
})

test('answers older than a day say nothing of now', () => {
  const submittedAt = Array.from({ length: 10 }, (_, i) => at(i))
  expect(forecastEnd({ remaining: 20, submittedAt, now: at(3 * 24 * 60) })).toBeNull()
})

test('a labeler sees the time left after three items', () => {
  expect(secondsLeft(10, 2, 20)).toBeNull()
  expect(secondsLeft(10, 4, 20)).toBe(50)
})
