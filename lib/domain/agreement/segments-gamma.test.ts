import { describe, expect, it } from 'vitest'
import { seededRandom } from '#lib/domain/kernel/random.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import type { Segment } from '#lib/domain/time/segment.ts'
import { gammaOfSegments } from './segments-gamma.ts'
import { measureSegments, sampleSegments } from './segments-sampling.ts'

const at = (start: number, end: number, label = 'x'): Segment => ({ start, end, label })
const labelers = [
  [at(0, 2), at(5, 9, 'y'), at(12, 13)],
  [at(0, 2.2), at(5, 8, 'y'), at(12, 13, 'y')],
]

describe('gammaOfSegments', () => {
  it('is 1 for equal segments and falls as they part', () => {
    const same = gammaOfSegments([labelers[0] as Segment[], labelers[0] as Segment[]])
    expect(same.gamma).toMatchObject({ value: 1 })
    expect(same.alignment?.disorder).toBe(0)
    const near = gammaOfSegments(labelers)
    const far = gammaOfSegments([labelers[0] as Segment[], [at(2, 5, 'y'), at(9, 12), at(14, 15)]])
    if (!isDefined(near.gamma) || !isDefined(far.gamma)) throw new Error('gamma is expected')
    expect(near.gamma.value).toBeLessThan(1)
    expect(far.gamma.value).toBeLessThan(near.gamma.value)
    expect(near.gamma.value).toBeCloseTo(1 - (near.alignment?.disorder ?? 0) / (near.expected ?? 0), 12)
  })

  it('is the same for the same seed, and close for another', () => {
    const once = gammaOfSegments(labelers, { seed: 4 })
    expect(gammaOfSegments(labelers, { seed: 4 })).toEqual(once)
    const other = gammaOfSegments(labelers, { seed: 5 })
    expect(other.expected).not.toBe(once.expected)
    // both expected disorders have a relative error of 2 % at 95 %
    expect(Math.abs((other.expected as number) / (once.expected as number) - 1)).toBeLessThan(0.06)
  })

  it('samples as the precision asks, and no more than allowed', () => {
    expect(gammaOfSegments(labelers, { precision: 1 }).samples).toBe(30)
    expect(gammaOfSegments(labelers, { precision: 0.001, mostSamples: 70 }).samples).toBe(70)
    expect(gammaOfSegments(labelers, { precision: 0.05 }).samples).toBeGreaterThan(30)
  })

  it('says why it is undefined', () => {
    expect(gammaOfSegments([[at(0, 1)]]).gamma).toMatchObject({ undefined: 'single_labeler' })
    expect(gammaOfSegments([[], []]).gamma).toMatchObject({ undefined: 'no_segments' })
  })
})

describe('sampling of segments', () => {
  it('measures how segments are made up', () => {
    const found = measureSegments(labelers)
    expect(found.count).toEqual({ mean: 3, deviation: 0 })
    // gaps 3, 3, 2.8, 4 and the 0
    expect(found.gap.mean).toBeCloseTo(12.8 / 5, 12)
    expect(found.duration.mean).toBeCloseTo((2 + 4 + 1 + 2.2 + 3 + 1) / 6, 12)
    expect(found.labels).toEqual([
      { label: 'x', share: 0.5 },
      { label: 'y', share: 0.5 },
    ])
  })

  it('draws segments of that kind', () => {
    const random = seededRandom(1)
    const drawn = Array.from({ length: 2000 }, () => sampleSegments(measureSegments(labelers), random)).flat()
    expect(drawn.every((list) => list.length === 3)).toBe(true)
    const segments = drawn.flat()
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(segments.map(({ start, end }) => end - start))).toBeCloseTo(2.2, 0)
    expect(mean(segments.map(({ label }) => (label === 'x' ? 1 : 0)))).toBeCloseTo(0.5, 1)
    expect(segments.every(({ start, end }) => end > start)).toBe(true)
  })
})
