import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignMost } from './assignment.ts'

/** The greatest total over all one-to-one assignments, by trying them all. */
function bruteForce(weights: readonly number[], rows: number, columns: number): number {
  const search = (row: number, used: number): number => {
    if (row === rows) return 0
    let best = search(row + 1, used)
    for (let j = 0; j < columns; j++) {
      if (used & (1 << j)) continue
      best = Math.max(best, Math.max(0, weights[row * columns + j] as number) + search(row + 1, used | (1 << j)))
    }
    return best
  }
  return search(0, 0)
}

describe('assignMost', () => {
  it('is not greedy', () => {
    expect([...assignMost([0.67, 0.43, 0.67, 0.11], 2, 2)]).toEqual([1, 0])
  })

  it('never pairs at a weight of 0 or less', () => {
    expect([...assignMost([0, 0, 0, 1], 2, 2)]).toEqual([-1, 1])
    expect([...assignMost([-1], 1, 1)]).toEqual([-1])
    expect([...assignMost([], 2, 0)]).toEqual([-1, -1])
    expect([...assignMost([], 0, 3)]).toEqual([])
  })

  it('keeps the order of the input where all choices are equal', () => {
    expect([...assignMost(new Array(9).fill(1), 3, 3)]).toEqual([0, 1, 2])
  })

  it('equals brute force, on square, wide and tall tables with ties', () => {
    const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        weights: fc.array(fc.integer({ min: -2, max: 6 }), { minLength: rows * columns, maxLength: rows * columns }),
      }),
    )
    fc.assert(
      fc.property(table, ({ rows, columns, weights }) => {
        const assigned = assignMost(weights, rows, columns)
        const taken = [...assigned].filter((j) => j >= 0)
        expect(new Set(taken).size).toBe(taken.length)
        let total = 0
        assigned.forEach((j, i) => {
          if (j >= 0) total += weights[i * columns + j] as number
        })
        expect(total).toBe(bruteForce(weights, rows, columns))
      }),
      { numRuns: 500 },
    )
  })
})
