import { describe, expect, it } from 'vitest'
import { wilsonInterval } from './wilson-interval.ts'

describe('wilsonInterval', () => {
  it('gives the textbook interval of 8 in 10', () => {
    const [low, high] = wilsonInterval(8, 10) ?? []
    expect(low).toBeCloseTo(0.4901625, 6)
    expect(high).toBeCloseTo(0.9433178, 6)
  })

  it('keeps a width at the ends, and has none without trials', () => {
    expect(wilsonInterval(10, 10)?.[0]).toBeCloseTo(0.7224672, 6)
    expect(wilsonInterval(10, 10)?.[1]).toBe(1)
    expect(wilsonInterval(0, 10)?.[0]).toBe(0)
    expect(wilsonInterval(0, 0)).toBeNull()
  })
})
