import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from './segment.ts'
import { alignSegments, dissimilarityOf, usualDissimilarity } from './unit-alignment.ts'

const at = (start: number, end: number, label = 'x'): Segment => ({ start, end, label })

/** The least disorder over all alignments, by trying them all. */
function bruteForce(labelers: readonly (readonly Segment[])[]): number {
  const units = labelers.flatMap((list, l) => list.map((segment) => ({ segment, l })))
  const pairs = (labelers.length * (labelers.length - 1)) / 2
  const costOf = (set: typeof units) => {
    let sum = 0
    let real = 0
    set.forEach((a, i) => {
      for (const b of set.slice(i + 1)) {
        sum += dissimilarityOf(a.segment, b.segment, usualDissimilarity)
        real++
      }
    })
    return (sum + (pairs - real)) / pairs
  }
  const search = (rest: typeof units): number => {
    const [first, ...others] = rest
    if (first === undefined) return 0
    let best = Number.POSITIVE_INFINITY
    const extend = (set: typeof units, from: number) => {
      best = Math.min(best, costOf(set) + search(others.filter((unit) => !set.includes(unit))))
      for (let i = from; i < others.length; i++) {
        const unit = others[i] as (typeof units)[number]
        if (!set.some(({ l }) => l === unit.l)) extend([...set, unit], i + 1)
      }
    }
    extend([first], 0)
    return best
  }
  return search(units) / (units.length / labelers.length)
}

describe('alignSegments', () => {
  it('follows the worked examples', () => {
    expect(dissimilarityOf(at(0, 1), at(0, 1.2), { alpha: 3, beta: 1, deltaEmpty: 1 })).toBeCloseTo(0.0248, 4)
    const found = alignSegments([[at(0, 2), at(4, 6, 'y')], [at(0, 2)]])
    expect(found?.disorder).toBeCloseTo(1 / 1.5, 12)
    expect(found?.unitary).toEqual([
      [0, 0],
      [1, -1],
    ])
  })

  it('aligns one segment with one of the two that another labeler split it into', () => {
    const found = alignSegments([[at(0, 10)], [at(0, 5), at(5, 10)], [at(0, 10)]])
    // (1/9 + 1/9 + 0) / 3 and an empty alignment of 1, over 4/3 segments a labeler
    expect(found?.disorder).toBeCloseTo((2 / 27 + 1) / (4 / 3), 12)
    expect(found?.unitary).toHaveLength(2)
  })

  it('has no alignment without segments or with one labeler', () => {
    expect(alignSegments([[], []])).toBeNull()
    expect(alignSegments([[at(0, 1)]])).toBeNull()
  })

  it('is exact where the relaxation of the programme takes halves', () => {
    const labelers = [[at(1, 5, 'y'), at(5, 6)], [at(8, 14, 'y')], [at(3, 8), at(4, 8, 'z')]]
    expect(alignSegments(labelers)?.disorder).toBeCloseTo(bruteForce(labelers), 12)
  })

  it('equals brute force, and places every segment once', () => {
    const segment = fc.record({
      start: fc.integer({ min: 0, max: 12 }),
      length: fc.integer({ min: 1, max: 5 }),
      label: fc.constantFrom('x', 'y', 'z'),
    })
    const listOf = (most: number) =>
      fc
        .array(segment, { maxLength: most })
        .map((segments) => segments.map(({ start, length, label }) => ({ start, end: start + length, label })))
    const labelerLists = fc.oneof(
      fc.array(listOf(3), { minLength: 2, maxLength: 3 }),
      fc.array(listOf(2), { minLength: 4, maxLength: 4 }),
    )
    fc.assert(
      fc.property(labelerLists, (labelers) => {
        const found = alignSegments(labelers)
        if (found === null) return
        expect(found.disorder).toBeCloseTo(bruteForce(labelers), 9)
        labelers.forEach((segments, l) => {
          const placed = found.unitary.map((unitary) => unitary[l] as number).filter((number) => number >= 0)
          expect(placed.sort()).toEqual([...segments.keys()])
        })
      }),
      { numRuns: 500 },
    )
  })
})
