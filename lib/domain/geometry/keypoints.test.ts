import { describe, expect, it } from 'vitest'
import { keypointAgreement, keypointSimilarity } from './keypoints.ts'

const at = (x: number, y: number, marked = true) => ({ x, y, marked })

describe('keypointSimilarity', () => {
  it('follows the worked example', () => {
    expect(keypointSimilarity([at(0, 0)], [at(10, 0)], 10_000, [0.05])).toBeCloseTo(Math.exp(-0.5), 12)
  })

  it('is the mean over the points that the reference marked; a missing one counts 0', () => {
    const reference = [at(0, 0), at(5, 5), at(9, 9, false)]
    expect(keypointSimilarity(reference, [at(0, 0), at(5, 5, false), at(0, 0)], 100, [0.1, 0.1, 0.1])).toBe(0.5)
    expect(keypointSimilarity(reference, reference, 100, [0.1, 0.1, 0.1])).toBe(1)
  })

  it('is undefined without marked points or area, and refuses unequal skeletons', () => {
    expect(keypointSimilarity([at(0, 0, false)], [at(0, 0)], 100, [0.1])).toBeNull()
    expect(keypointSimilarity([at(0, 0)], [at(0, 0)], 0, [0.1])).toBeNull()
    expect(() => keypointSimilarity([at(0, 0)], [], 100, [0.1])).toThrow('same points')
  })

  it('is symmetric between labelers', () => {
    const a = { points: [at(0, 0), at(4, 4)], area: 100 }
    const b = { points: [at(1, 0), at(4, 4, false)], area: 80 }
    expect(keypointAgreement(a, b, [0.1, 0.1])).toBeCloseTo(keypointAgreement(b, a, [0.1, 0.1]) as number, 12)
    // there: (exp(−1 / (2 · 100 · .04)) + 0) / 2; back: exp(−1 / (2 · 80 · .04))
    const expected = (Math.exp(-1 / 8) / 2 + Math.exp(-1 / 6.4)) / 2
    expect(keypointAgreement(a, b, [0.1, 0.1])).toBeCloseTo(expected, 12)
  })
})
