import { expect, test } from 'vitest'
import { isLeaseOver, leaseEnd, renewalInterval } from './lease.ts'

const now = new Date('2026-01-01T00:00:00Z')

test('a lease holds through its last moment', () => {
  const until = leaseEnd(now, 5)
  expect(isLeaseOver(until, new Date(now.getTime() + 5000))).toBe(false)
  expect(isLeaseOver(until, new Date(now.getTime() + 5001))).toBe(true)
  expect(isLeaseOver(null, now)).toBe(true)
})

test('a page renews three times in a lease, and never more often than each second', () => {
  expect(renewalInterval(1800)).toBe(600_000)
  expect(renewalInterval(2)).toBe(1000)
})
