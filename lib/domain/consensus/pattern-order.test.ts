import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ratingsOf, tables } from '#lib/domain/statistics/testing/ratings-samples.ts'
import { findLabeledPatterns } from './labeled-patterns.ts'
import { orderPatterns } from './pattern-order.ts'

test('ordered patterns are the same ones, each with what it shares with the one before', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const given = findLabeledPatterns(ratingsOf(rows, 4))
      const { patterns, place, shared } = orderPatterns(given)
      const columnsOf = ({ start, column }: Pick<typeof given, 'start' | 'column'>, p: number) =>
        Array.from(column.subarray(start[p], start[p + 1]))
      expect(Array.from(place).sort((a, b) => a - b)).toEqual(Array.from({ length: given.patterns }, (_, p) => p))
      let before: number[] = []
      place.forEach((p, k) => {
        const columns = columnsOf(patterns, k)
        expect(columns).toEqual(columnsOf(given, p))
        expect(patterns.count[k]).toBe(given.count[p])
        const apart = columns.findIndex((column, i) => column !== before[i])
        expect(shared[k]).toBe(apart === -1 ? columns.length : apart)
        before = columns
      })
      expect(shared[given.patterns]).toBe(0)
    }),
  )
})

test('patterns that begin alike follow each other', () => {
  const rows = Array.from({ length: 64 }, (_, u) =>
    [u % 4, Math.floor(u / 4) % 4, Math.floor(u / 16)].map((code) => 'abcd'[code]).join(''),
  )
  const { shared } = orderPatterns(findLabeledPatterns(ratingsOf(rows, 4)))
  // Four answers by each of three labelers: 64 patterns behind 16 pairs of first answers.
  expect(Array.from(shared).filter((columns) => columns === 2)).toHaveLength(48)
})
