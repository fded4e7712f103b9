import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPatterns } from './answer-patterns.ts'
import { groupByUnit } from './grouped-ratings.ts'
import { answersByUnit, ratingsOf, tables } from './testing/ratings-samples.ts'

/** With this many codes the table of ordered answers grows too large, and units are hashed instead. */
const manyCodes = 5000

test('each unit shows its own multiset, and no multiset has two numbers', () => {
  fc.assert(
    fc.property(tables, fc.constantFrom(4, manyCodes), (rows, numberOfCodes) => {
      const ratings = ratingsOf(rows)
      const patterns = findPatterns(groupByUnit(ratings), ratings.value as Int32Array, numberOfCodes)
      const seen = new Map<string, number>()
      for (const [u, answers] of answersByUnit(ratings).entries()) {
        const p = patterns.patternOf[u] as number
        const shown = patterns.value.slice(patterns.start[p], patterns.start[p + 1])
        expect([...shown]).toEqual(answers.sort((a, b) => a - b))
        expect(seen.get(shown.join()) ?? p).toBe(p)
        seen.set(shown.join(), p)
      }
      expect(patterns.patterns).toBe(seen.size)
      expect(patterns.count.reduce((sum, n) => sum + n, 0)).toBe(rows.length)
    }),
  )
})

test('many patterns survive the growth of the table', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [i, (i * 7) % 3000, (i * 13) % 3000])
  const grouped = groupByUnit({
    unit: Int32Array.from(rows.flatMap((_, u) => [u, u, u])),
    labeler: Int32Array.from(rows.flatMap(() => [0, 1, 2])),
    value: Int32Array.from(rows.flat()),
    units: 3000,
    labelers: 3,
  })
  const patterns = findPatterns(grouped, grouped.value as Int32Array, 3000)
  expect(patterns.patterns).toBe(new Set(rows.map((row) => [...row].sort().join())).size)
  const p = patterns.patternOf[2999] as number
  expect([...patterns.value.slice(patterns.start[p], patterns.start[p + 1])]).toEqual(
    [...(rows[2999] as number[])].sort((a, b) => a - b),
  )
})
