import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLabeledPatterns } from './labeled-patterns.ts'
import { ratingsOf, simulateCrowd } from './testing/simulate-crowd.ts'

/** The answers of a unit as text, in no order, from the ratings or from its pattern. */
function answersOf(pairs: [number, number][]): string {
  return pairs
    .map(([labeler, value]) => `${labeler}:${value}`)
    .sort()
    .join(' ')
}

describe('findLabeledPatterns', () => {
  it('gives every unit the answers that it got, and merges equal ones', () => {
    const table = fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 3, maxLength: 3 }), { maxLength: 30 })
    fc.assert(
      fc.property(table, (rows) => {
        const found = findLabeledPatterns(ratingsOf(rows, 3))
        const distinct = new Set<string>()
        rows.forEach((row, u) => {
          const given = answersOf(
            row.flatMap((value, labeler): [number, number][] => (value < 0 ? [] : [[labeler, value]])),
          )
          const p = found.patternOf[u] as number
          if (given === '') {
            expect(p).toBe(-1)
            return
          }
          distinct.add(given)
          const columns = [...found.column.subarray(found.start[p], found.start[p + 1])]
          expect(answersOf(columns.map((c) => [found.labelerOf[c] as number, found.classOf[c] as number]))).toBe(given)
        })
        expect(found.patterns).toBe(distinct.size)
        expect(found.count.reduce((a, b) => a + b, 0)).toBe(
          rows.filter((row) => row.some((value) => value >= 0)).length,
        )
      }),
    )
  })

  it('finds every pattern of a larger set, growing its table', () => {
    const { ratings } = simulateCrowd({ units: 20_000, classes: 10, skills: [0.3, 0.3, 0.3, 0.3, 0.3], seed: 1 })
    const found = findLabeledPatterns(ratings)
    const keys = new Set<string>()
    for (let u = 0; u < ratings.units; u++) keys.add(String(ratings.value.subarray(5 * u, 5 * u + 5)))
    expect(found.patterns).toBe(keys.size)
  })

  it('refuses numbers outside their range', () => {
    const ratings = ratingsOf([[0, 1]], 2)
    expect(() => findLabeledPatterns({ ...ratings, value: Int32Array.of(0, 2) })).toThrow('entry 1')
    expect(() => findLabeledPatterns({ ...ratings, value: Float64Array.of(0.5, 1) })).toThrow('entry 0')
    expect(() => findLabeledPatterns({ ...ratings, labeler: Int32Array.of(0) })).toThrow('different lengths')
  })
})
