import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphaSums, observedPerPattern } from './alpha-measure.ts'
import { classAgreement } from './class-agreement.ts'
import { countCoincidences, expectedCoincidence } from './coincidences.ts'
import { confusionPairs } from './confusion-pairs.ts'
import { countRatings } from './counted-ratings.ts'
import { distanceOf, levels } from './distance.ts'
import { isDefined } from './figure.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { labelerPairs } from './labeler-pairs.ts'
import { leaveLabelerOut, withoutLabeler } from './leave-labeler-out.ts'
import { agreementPerPattern } from './percent-agreement.ts'
import { restrictToUnits } from './restrict-units.ts'
import { sampledExpected } from './sampled-expected.ts'
import { selfAgreement } from './self-agreement.ts'
import { answersByUnit, ratingsOf, tables } from './testing/ratings-samples.ts'
import { rankUnits } from './unit-costs.ts'

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

test('coincidences are symmetric, sum to the margins, and expected ones sum to as many', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const coincidences = countCoincidences(countRatings(ratingsOf(rows, 4)).patterns, 4)
      const { observed, margins, values } = coincidences
      let expected = 0
      for (let a = 0; a < 4; a++) {
        expect(sum(observed.slice(4 * a, 4 * a + 4))).toBeCloseTo(margins[a] as number, 10)
        for (let b = 0; b < 4; b++) {
          expect(observed[4 * a + b]).toBeCloseTo(observed[4 * b + a] as number, 10)
          expected += expectedCoincidence(coincidences, a, b)
        }
      }
      expect(expected).toBeCloseTo(values > 1 ? values : 0, 8)
    }),
  )
})

test('what confusion pairs and units cost sums to 1 − alpha, at every level', () => {
  fc.assert(
    fc.property(tables, fc.constantFrom(...levels), (rows, level) => {
      const ratings = ratingsOf(rows, 4)
      const { figure } = krippendorffAlpha(ratings, level)
      const counted = countRatings(ratings)
      const coincidences = countCoincidences(counted.patterns, 4)
      const distance = distanceOf(level, coincidences.margins, counted.numbers)
      const pairs = confusionPairs(coincidences, distance)
      const { expected } = alphaSums(counted.patterns, level, counted.numbers)(counted.patterns.count)
      const units = rankUnits(
        counted,
        observedPerPattern(counted.patterns, distance),
        agreementPerPattern(counted.patterns),
        expected,
      )
      const cost = isDefined(figure) ? 1 - figure.value : 0
      expect(sum(pairs.map((pair) => pair.cost))).toBeCloseTo(cost, 10)
      expect(sum(units.cost)).toBeCloseTo(cost, 10)
      expect(units.unit).toHaveLength(counted.pairableUnits)
      for (let i = 1; i < units.unit.length; i++) {
        const before = units.cost[i - 1] as number
        const here = units.cost[i] as number
        expect(before > here || (before === here && (units.unit[i - 1] as number) < (units.unit[i] as number))).toBe(
          true,
        )
      }
    }),
  )
})

test('agreement per class is that of the ratings read as "this class" or "another"', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const { patterns } = countRatings(ratingsOf(rows, 4))
      const statistic = classAgreement(patterns, 4)
      const out = new Float64Array(8)
      statistic.measure(patterns.count, out)
      for (const [c, letter] of ['a', 'b', 'c', 'd'].entries()) {
        const binary = rows.map((row) => row.replace(/[a-d]/g, (l) => (l === letter ? 'a' : 'b')))
        const { figure } = krippendorffAlpha(ratingsOf(binary, 2))
        if (isDefined(figure)) expect(out[2 * c]).toBeCloseTo(figure.value, 10)
        else expect(out[2 * c]).toBeNaN()
        const others = answersByUnit(ratingsOf(binary, 2))
          .filter((answers) => answers.length > 1)
          .flatMap((answers) =>
            answers.filter((code) => code === 0).map((_, __, same) => (same.length - 1) / (answers.length - 1)),
          )
        if (others.length > 0) expect(out[2 * c + 1]).toBeCloseTo(sum(others) / others.length, 10)
        else expect(out[2 * c + 1]).toBeNaN()
      }
    }),
  )
})

test('labeler pairs hold the common answers, in order', () => {
  const pairs = labelerPairs(countRatings(ratingsOf(['ab.', 'b.c', '..a', 'cab'])))
  expect(pairs.map(({ a, b, first, second, unit }) => [a, b, [...first], [...second], [...unit]])).toEqual([
    [0, 1, [0, 2], [1, 0], [0, 3]],
    [0, 2, [1, 2], [2, 1], [1, 3]],
    [1, 2, [0], [1], [3]],
  ])
})

describe('restrictToUnits', () => {
  test('numbers the units anew in the order given', () => {
    const kept = restrictToUnits(ratingsOf(['ab', 'cd', 'a.'], 4), [2, 0])
    expect(answersByUnit(kept)).toEqual([[0], [0, 1]])
    expect(kept.categories).toHaveLength(4)
  })

  test('refuses unknown and repeated units', () => {
    const ratings = ratingsOf(['ab'])
    expect(() => restrictToUnits(ratings, [1])).toThrow('not among')
    expect(() => restrictToUnits(ratings, [0, 0])).toThrow('twice')
  })
})

describe('labelers', () => {
  const rows = ['aab', 'bba', 'aac', 'ccb', 'bbb', 'aaa']

  test('leaving out the one who answers unlike the others raises alpha', () => {
    const all = krippendorffAlpha(ratingsOf(rows)).figure
    const [, , withoutLast] = leaveLabelerOut(ratingsOf(rows))
    expect(withoutLast).toMatchObject({ value: 1 })
    expect(isDefined(all) && all.value).toBeLessThan(0.5)
    expect(withoutLabeler(ratingsOf(rows), 1).value).toHaveLength(12)
  })

  test('self-agreement compares the occasions of one labeler and nothing else', () => {
    const ratings = {
      unit: Int32Array.from([0, 0, 1, 1, 2, 0, 0, 1, 1]),
      labeler: Int32Array.from([0, 0, 0, 0, 0, 1, 1, 1, 1]),
      value: Int32Array.from([0, 0, 1, 0, 1, 0, 0, 1, 1]),
      units: 3,
      labelers: 3,
    }
    const self = selfAgreement(ratings)
    expect(self.percent).toMatchObject({ value: 3 / 4, units: 4, answers: 8 })
    expect(self.alpha).toMatchObject({ value: expect.closeTo(1 - (7 * 2) / (2 * 5 * 3), 12) })
    expect(self.perLabeler).toMatchObject([{ value: 1 / 2 }, { value: 1 }, { undefined: 'not_repeated' }])
    expect(selfAgreement(ratings, 'nominal', { resamples: 100, seed: 1 }).percent).toMatchObject({
      interval: [expect.any(Number), expect.any(Number)],
    })
  })
})

test('an expected sum from a sample of pairs is near the exact one, under other weights too', () => {
  const rows = Array.from({ length: 40 }, (_, i) => 'abcd'.slice(i % 4) + 'dcba'.slice(i % 3))
  const { patterns, numbers } = countRatings(ratingsOf(rows, 4))
  const distance = (a: number, b: number) => Math.abs(a - b)
  const exact = alphaSums(patterns, distance, numbers)
  const sampled = alphaSums(
    patterns,
    distance,
    numbers,
    sampledExpected(patterns, distance, { pairs: 100_000, seed: 1 }),
  )
  const other = Int32Array.from(patterns.count, (n, p) => n * (p % 3))
  for (const weights of [patterns.count, other]) {
    expect(Math.abs(sampled(weights).expected / exact(weights).expected - 1)).toBeLessThan(0.02)
    expect(sampled(weights).observed).toBe(exact(weights).observed)
  }
})
