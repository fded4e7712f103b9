import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fastExp } from './fast-exp.ts'

describe('fastExp', () => {
  it('is Math.exp to the last digits, all over its range', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 0, noNaN: true }), (x) => {
        expect(Math.abs(fastExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-15)
      }),
      { numRuns: 20_000 },
    )
  })

  it('is exact at its ends and at the steps of its table', () => {
    expect(fastExp(0)).toBe(1)
    expect(fastExp(-0)).toBe(1)
    expect(fastExp(-Math.LN2)).toBeCloseTo(0.5, 15)
    for (let j = 0; j < 1000; j++) expect(fastExp((-j * Math.LN2) / 64) * 2 ** (j / 64)).toBeCloseTo(1, 14)
  })
})
