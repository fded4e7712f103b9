import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, iouOfBoxes } from './box.ts'
import { matchRegions } from './matching.ts'

type Labeled = Box & { label: string }
const row = (x: number, label = 'x'): Labeled => ({ x, y: 0, width: 10, height: 10, label })
const match = (a: Labeled[], b: Labeled[], threshold: number) =>
  matchRegions(a, b, { threshold, overlap: iouOfBoxes, sameLabel: (p, q) => p.label === q.label })

describe('matchRegions', () => {
  it('takes the assignment of greatest total IoU, not the best pair first', () => {
    const matches = match([row(0), row(4)], [row(2), row(-4)], 0.4)
    expect(matches.map((m) => [m.a, m.b])).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(matches.reduce((sum, m) => sum + m.iou, 0)).toBeCloseTo(3 / 7 + 2 / 3, 12)
  })

  it('applies the threshold before the assignment, inclusive, in spite of floating point', () => {
    expect(match([row(0)], [row(5)], 1 / 3)).toHaveLength(1)
    expect(match([row(0)], [row(5)], 0.34)).toHaveLength(0)
    const a = [{ x: 0.1, y: 0.7, width: 0.3, height: 0.1, label: 'x' }]
    const b = [{ x: 0.2, y: 0.7, width: 0.3, height: 0.1, label: 'x' }]
    expect(match(a, b, 0.5)).toHaveLength(1)
    expect(match([row(0)], [row(50)], 0)).toHaveLength(0)
  })

  it('lets equal labels decide between equal totals, and only then', () => {
    const pairs = match([row(0, 'cat'), row(0, 'dog')], [row(0, 'dog'), row(0, 'cat')], 0.5)
    expect(pairs.map((m) => [m.a, m.b])).toEqual([
      [0, 1],
      [1, 0],
    ])
    const better = match([row(0, 'cat')], [row(1, 'cat'), row(0.5, 'dog')], 0.5)
    expect(better.map((m) => m.b)).toEqual([1])
  })

  it('equals the assignment by brute force over gated pairs', () => {
    const positions = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 5 })
    fc.assert(
      fc.property(positions, positions, fc.constantFrom(0.1, 0.3, 0.5), (xs, ys, threshold) => {
        const a = xs.map((x) => row(x))
        const b = ys.map((y) => row(y))
        const iou = a.flatMap((p) => b.map((q) => iouOfBoxes(p, q) ?? 0))
        const search = (i: number, used: number): number => {
          if (i === a.length) return 0
          let best = search(i + 1, used)
          for (let j = 0; j < b.length; j++) {
            const value = iou[i * b.length + j] as number
            if (used & (1 << j) || value <= 0 || value < threshold - 1e-9) continue
            best = Math.max(best, value + search(i + 1, used | (1 << j)))
          }
          return best
        }
        const matches = matchRegions(a, b, { threshold, overlap: iouOfBoxes })
        expect(matches.reduce((sum, m) => sum + m.iou, 0)).toBeCloseTo(search(0, 0), 9)
        for (const m of matches) expect(m.iou).toBeGreaterThanOrEqual(threshold - 1e-9)
      }),
      { numRuns: 300 },
    )
  })
})
