import { expect, test } from 'vitest'
import { closedIfCompletedBy, closingTime, isClosed } from './closing.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000)

test('an item with answers missing stays open until the round closes', () => {
  const item = { completedAt: null, closedAt: null }
  expect(isClosed(item, null, at(1e6))).toBe(false)
  expect(isClosed(item, at(10), at(9))).toBe(false)
  expect(isClosed(item, at(10), at(10))).toBe(true)
})

test('a complete item closes after two minutes', () => {
  const item = { completedAt: at(0), closedAt: null }
  expect(isClosed(item, null, at(119.999))).toBe(false)
  expect(isClosed(item, null, at(120))).toBe(true)
  expect(closedIfCompletedBy(at(120))).toEqual(at(0))
})

test('it closes earlier when its last submitter moved on, or the round closed', () => {
  expect(closingTime({ completedAt: at(0), closedAt: at(5) }, null)).toEqual(at(5))
  expect(closingTime({ completedAt: at(0), closedAt: null }, at(30))).toEqual(at(30))
})
