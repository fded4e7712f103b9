import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCdf, normalQuantile } from './normal.ts'
import { quantile } from './quantile.ts'

test('known values of the normal distribution', () => {
  expect(normalCdf(0)).toBeCloseTo(0.5, 15)
  expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 14)
  expect(normalCdf(-3)).toBeCloseTo(0.00134989803163009, 16)
  expect(normalCdf(-8) / 6.22096057427178e-16).toBeCloseTo(1, 6)
  expect(normalQuantile(0.975)).toBeCloseTo(1.95996398454005, 12)
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
})

test('the quantile undoes the distribution function', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 9)
    }),
  )
})

test('quantiles of data interpolate between neighbours', () => {
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75)
  expect(quantile([1, 2, 3, 4], 1)).toBe(4)
  expect(quantile([5], 0.3)).toBe(5)
  expect(() => quantile([], 0.5)).toThrow()
})
