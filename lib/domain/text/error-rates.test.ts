import { expect, test } from 'vitest'
import {
  countErrors,
  errorRate,
  informationLost,
  informationPreserved,
  matchErrorRate,
  meanErrorRate,
  poolErrors,
} from './error-rates.ts'

const counts = (reference: string, hypothesis: string) =>
  countErrors(reference.split(' ').filter(Boolean), hypothesis.split(' ').filter(Boolean))

test('one substitution and one insertion against four words', () => {
  const errors = counts('this is a test', 'this was a test too')
  expect(errors).toMatchObject({ substitutions: 1, insertions: 1, deletions: 0, hits: 3, reference: 4, hypothesis: 5 })
  expect(errorRate(errors)).toBe(0.5)
  expect(matchErrorRate(errors)).toBe(2 / 5)
  expect(informationPreserved(errors)).toBeCloseTo((3 / 4) * (3 / 5), 14)
  expect(informationLost(errors)).toBeCloseTo(1 - 9 / 20, 14)
})

test('the corpus rate pools counts and is not the mean of the rates', () => {
  const pairs = [counts('one two three', 'one too three'), counts('four five', 'four'), counts('six', 'six seven')]
  expect(errorRate(poolErrors(pairs))).toBe(0.5)
  expect(meanErrorRate(pairs)).toBeCloseTo((1 / 3 + 1 / 2 + 1) / 3, 14)
  expect(meanErrorRate([])).toBeNull()
})

test('rates can exceed 1, and an empty reference counts inserted words', () => {
  expect(errorRate(counts('a', 'b c d'))).toBe(3)
  expect(errorRate(counts('', 'peaceful silence'))).toBe(2)
  expect([errorRate(counts('', '')), matchErrorRate(counts('', '')), informationLost(counts('', ''))]).toEqual([
    0, 0, 0,
  ])
  expect([matchErrorRate(counts('', 'a')), informationPreserved(counts('a', ''))]).toEqual([1, 0])
})
