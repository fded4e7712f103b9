import { describe, expect, test } from 'vitest'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { restrictToUnits } from '#lib/domain/statistics/restrict-units.ts'
import { ratingsOf } from '#lib/domain/statistics/testing/ratings-samples.ts'
import { agreementOfChoices } from './choices.ts'

const rows = ['aab', 'bbb', 'aaa', 'ab.', 'ccc', 'cb.', 'a..', '...', 'bbb', 'aaa']
const ratings = ratingsOf(rows, 4)

describe('agreementOfChoices', () => {
  test('counts everything once', () => {
    const agreement = agreementOfChoices(ratings)
    expect(agreement).toMatchObject({ units: 10, labelers: 3, answers: 23, repeats: 0, undefinedResamples: 0 })
    expect(agreement.percent).toMatchObject({ units: 8, answers: 22, interval: null })
    expect(isDefined(agreement.percent) && agreement.percent.value).toBeCloseTo((5 + 1 / 3) / 8, 12)
    expect(agreement.byClass.map(({ category, chosen }) => [category, chosen])).toEqual([
      [0, 10],
      [1, 9],
      [2, 4],
      [3, 0],
    ])
    expect(agreement.byClass[3]).toMatchObject({
      alpha: { undefined: 'not_answered' },
      specific: { undefined: 'not_answered' },
    })
    expect(agreement.confusions.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [1, 2],
    ])
    expect(agreement.labelerPairs.map(({ a, b, percent }) => [a, b, percent.units])).toEqual([
      [0, 1, 8],
      [0, 2, 6],
      [1, 2, 6],
    ])
    expect([...agreement.perUnit.unit].slice(0, 3).sort()).toEqual([0, 3, 5])
  })

  test('gives intervals that hold their values, for pairs and classes too, and the same ones again', () => {
    const agreement = agreementOfChoices(ratings, { bootstrap: 400, seed: 5 })
    const figures = [
      agreement.percent,
      agreement.alpha,
      ...agreement.byClass.slice(0, 3).flatMap(({ alpha, specific }) => [alpha, specific]),
      ...agreement.labelerPairs.flatMap(({ percent, kappa, alpha }) => [percent, kappa, alpha]),
    ]
    for (const figure of figures) {
      if (!isDefined(figure) || !figure.interval) throw new Error('a figure without an interval')
      expect(figure.interval[0]).toBeLessThanOrEqual(figure.value)
      expect(figure.interval[1]).toBeGreaterThanOrEqual(figure.value)
    }
    expect(agreementOfChoices(ratings, { bootstrap: 400, seed: 5 })).toEqual(agreement)
  })

  test('a narrower confidence gives a narrower interval', () => {
    const width = (confidence: number) => {
      const { alpha } = agreementOfChoices(ratings, { bootstrap: 400, confidence })
      return isDefined(alpha) && alpha.interval ? alpha.interval[1] - alpha.interval[0] : Number.NaN
    }
    expect(width(0.5)).toBeLessThan(width(0.95))
  })

  test('a slice is the same call on some of the units', () => {
    const slice = agreementOfChoices(restrictToUnits(ratings, [1, 2, 4]))
    expect(slice.alpha).toMatchObject({ value: 1, units: 3, answers: 9 })
    expect(slice.units).toBe(3)
  })

  test('numbers have no classes and no confusions', () => {
    const { unit, labeler, value, units, labelers } = ratings
    const numbers = { unit, labeler, value: Float64Array.from(value, (x) => x / 2), units, labelers }
    const agreement = agreementOfChoices(numbers, { level: 'interval', bootstrap: 100 })
    expect([agreement.byClass, agreement.confusions]).toEqual([[], []])
    expect(isDefined(agreement.alpha)).toBe(true)
    const cost = agreement.perUnit.cost.reduce((sum, x) => sum + x, 0)
    expect(isDefined(agreement.alpha) && 1 - agreement.alpha.value).toBeCloseTo(cost, 12)
  })

  test('says why nothing can be told', () => {
    expect(agreementOfChoices(ratingsOf(['a.', '.b']), { bootstrap: 10 })).toMatchObject({
      percent: { undefined: 'no_pairable_units' },
      alpha: { undefined: 'no_pairable_units' },
      labelerPairs: [],
    })
    const single = agreementOfChoices(ratingsOf(['aa', 'aa'], 2), { bootstrap: 10 })
    expect(single).toMatchObject({
      percent: { value: 1 },
      alpha: { undefined: 'single_category' },
      undefinedResamples: 10,
    })
  })

  test('shares of agreeing items stay shares where resampled clusters differ in size', () => {
    const all = Array.from({ length: 12 }, (_, u) => (u < 9 ? 'aa' : 'ab'))
    const clusters = Int32Array.from({ length: 12 }, (_, u) => (u < 9 ? 0 : u))
    const percent = agreementOfChoices(ratingsOf(all), { bootstrap: 200, clusters }).labelerPairs[0]?.percent
    const [low, high] = percent && isDefined(percent) && percent.interval ? percent.interval : [Number.NaN, Number.NaN]
    expect(low).toBe(0)
    expect(high).toBeLessThanOrEqual(1)
  })

  test('clusters are resampled as wholes', () => {
    const clusters = new Int32Array(10)
    const { alpha, percent } = agreementOfChoices(ratings, { bootstrap: 20, clusters })
    expect(isDefined(alpha) && alpha.interval?.[0]).toBe(isDefined(alpha) && alpha.interval?.[1])
    expect(isDefined(percent) && percent.interval?.[0]).toBe(isDefined(percent) && percent.value)
  })
})
