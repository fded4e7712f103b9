import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundariesOf, matchBoundaries, matchEvents } from './event-matching.ts'
import { matchMost } from './most-pairs.ts'
import type { Segment } from './segment.ts'

const at = (start: number, end: number, label = 'x'): Segment => ({ start, end, label })

describe('matchEvents', () => {
  it('counts a difference that equals the tolerance, in spite of floating point', () => {
    const reference = [at(1.0, 2.0), at(1.2, 3.0)]
    const estimate = [at(1.2, 2.2), at(1.4, 3.2)]
    expect(matchEvents(reference, estimate, { match: 'onset_offset', tolerance: 0.2 }).f1).toBe(1)
    expect(matchEvents(reference, estimate, { match: 'onset_offset', tolerance: 0.199 }).matched).toBe(0)
  })

  it('matches as many as can be, not the closest first', () => {
    const reference = [at(0, 10, 's'), at(10, 11.5, 's'), at(11.5, 20, 's')]
    const estimate = [at(0, 11, 's'), at(11, 12.5, 's'), at(12.5, 20, 's')]
    expect(matchEvents(reference, estimate, { match: 'onset', tolerance: 1.1 }).matched).toBe(3)
  })

  it('lets a long event end off by a share of its duration', () => {
    const rule = { match: 'onset_offset', tolerance: 0.1 } as const
    expect(matchEvents([at(0, 10)], [at(0, 11)], rule).matched).toBe(0)
    expect(matchEvents([at(0, 10)], [at(0, 11)], { ...rule, offsetFraction: 0.1 }).matched).toBe(1)
    expect(matchEvents([at(0, 1)], [at(0, 1.1)], { ...rule, offsetFraction: 0.01 }).matched).toBe(1)
  })

  it('asks for equal labels unless told not to, and matches each event once', () => {
    const rule = { match: 'onset', tolerance: 0.1 } as const
    expect(matchEvents([at(0, 1, 'a')], [at(0, 1, 'b')], rule).matched).toBe(0)
    expect(matchEvents([at(0, 1, 'a')], [at(0, 1, 'b')], { ...rule, labels: false }).matched).toBe(1)
    const many = matchEvents([at(0, 4)], [at(0, 1), at(0, 2), at(0, 4)], rule)
    expect(many).toMatchObject({ matched: 1, precision: 1 / 3, recall: 1, f1: 0.5 })
  })

  it('leaves undefined what divides by zero', () => {
    const rule = { match: 'onset', tolerance: 0.1 } as const
    expect(matchEvents([at(0, 1)], [], rule)).toMatchObject({ precision: null, recall: 0, f1: 0 })
    expect(matchEvents([], [at(0, 1)], rule)).toMatchObject({ precision: 0, recall: null, f1: 0 })
    expect(matchEvents([], [], rule)).toMatchObject({ precision: null, recall: null, f1: null })
  })
})

describe('matchMost', () => {
  it('equals the largest matching by brute force', () => {
    const table = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).chain(([rows, columns]) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        fits: fc.array(fc.boolean(), { minLength: rows * columns, maxLength: rows * columns }),
      }),
    )
    fc.assert(
      fc.property(table, ({ rows, columns, fits }) => {
        const most = (row: number, used: number): number => {
          if (row === rows) return 0
          let best = most(row + 1, used)
          for (let j = 0; j < columns; j++) {
            if (fits[row * columns + j] && !(used & (1 << j))) best = Math.max(best, 1 + most(row + 1, used | (1 << j)))
          }
          return best
        }
        const matched = matchMost(rows, columns, (i, j) => fits[i * columns + j] as boolean)
        const taken = [...matched].filter((j) => j >= 0)
        expect(new Set(taken).size).toBe(taken.length)
        expect(taken.length).toBe(most(0, 0))
        matched.forEach((j, i) => {
          if (j >= 0) expect(fits[i * columns + j]).toBe(true)
        })
      }),
      { numRuns: 500 },
    )
  })
})

describe('boundaries', () => {
  it('are the times at which anything starts or ends, each once', () => {
    expect(boundariesOf([at(1, 2), at(2, 3), at(0.1 + 0.2, 1), at(0.3, 2)])).toEqual([0.3, 1, 2, 3])
  })

  it('match as many as can be', () => {
    expect(matchBoundaries([10, 11.5], [11, 12.5], 1.1)).toMatchObject({ matched: 2, f1: 1 })
    expect(matchBoundaries([], [], 1).f1).toBeNull()
    const times = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }).map((list) => list.sort((a, b) => a - b))
    fc.assert(
      fc.property(times, times, fc.nat(3), (a, b, tolerance) => {
        const most = matchMost(a.length, b.length, (i, j) => Math.abs((a[i] as number) - (b[j] as number)) <= tolerance)
        expect(matchBoundaries(a, b, tolerance).matched).toBe([...most].filter((j) => j >= 0).length)
      }),
    )
  })
})
