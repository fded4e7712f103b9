import { expect, test } from 'vitest'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { ratingsOf } from '#lib/domain/statistics/testing/ratings-samples.ts'
import { agreementBesideLacking } from './lacking.ts'
import { agreementOfSets, type SetAnswers } from './sets.ts'

function setsOf(rows: readonly (readonly (readonly string[] | null)[])[]): SetAnswers {
  const entries = rows.flatMap((row, unit) => row.map((set, labeler) => ({ unit, labeler, set })))
  const given = entries.filter((entry) => entry.set !== null)
  return {
    unit: Int32Array.from(given, (entry) => entry.unit),
    labeler: Int32Array.from(given, (entry) => entry.labeler),
    set: given.map((entry) => entry.set ?? []),
    units: rows.length,
    labelers: 3,
  }
}

const rows = [
  [['car'], ['car', 'car'], ['car', 'people']],
  [[], [], ['people']],
  [['people', 'car'], ['car', 'people'], null],
  [['rain'], null, null],
]

test('sets of one element agree as classes do', () => {
  const letters = ['aab', 'bbb', 'cac', 'a.c']
  const asSets = letters.map((row) => [...row].map((letter) => (letter === '.' ? null : [letter])))
  const { alpha, percent } = agreementOfSets(setsOf(asSets))
  const nominal = krippendorffAlpha(ratingsOf(letters)).figure
  expect(isDefined(alpha) && alpha.value).toBeCloseTo(isDefined(nominal) ? nominal.value : Number.NaN, 12)
  expect(percent).toMatchObject({ units: 4, answers: 11 })
})

test('per element: whether it belongs, as a question of its own', () => {
  const { byElement, sets, answers } = agreementOfSets(setsOf(rows))
  expect(answers).toBe(9)
  expect(sets).toEqual([['car'], ['car', 'people'], [], ['people'], ['rain']])
  expect(byElement.map(({ element, chosen }) => [element, chosen])).toEqual([
    ['car', 5],
    ['people', 4],
    ['rain', 1],
  ])
  const people = krippendorffAlpha(ratingsOf(['bba', 'bba', 'aa.', 'b..'])).figure
  expect(byElement[1]?.alpha).toEqual({ ...people, value: expect.closeTo(isDefined(people) ? people.value : 0, 12) })
  expect(byElement[2]).toMatchObject({ alpha: { undefined: 'not_answered' }, specific: { undefined: 'not_answered' } })
})

test('the MASI distance gives an alpha of its own', () => {
  const jaccard = agreementOfSets(setsOf(rows)).alpha
  const masi = agreementOfSets(setsOf(rows), { distance: 'masi' }).alpha
  if (!isDefined(jaccard) || !isDefined(masi)) throw new Error('undefined')
  expect(masi.value).not.toBe(jaccard.value)
})

test('"lacks" is missing among numbers, with its rate and the agreement about it beside', () => {
  const ratings = { ...ratingsOf(['ab', 'bb', 'cc', 'aa']), value: Float64Array.from([1, 2, 2, 2, 9, 9, 5, 7]) }
  const found = agreementBesideLacking(ratings, [0, 0, 0, 0, 1, 1, 0, 1], { level: 'interval' })
  expect(found.lackingRate).toBe(3 / 8)
  expect(found.answeredOrLacks).toMatchObject({ value: expect.closeTo(8 / 15, 12), units: 4 })
  expect(found.ratings).toMatchObject({ answers: 5, alpha: { units: 2, answers: 4 } })
  expect(() => agreementBesideLacking(ratings, [0], {})).toThrow('one flag')
})
