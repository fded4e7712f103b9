import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Level, levels } from './distance.ts'
import { isDefined } from './figure.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import type { Ratings } from './ratings.ts'
import { answersByUnit, ratingsOf, tables } from './testing/ratings-samples.ts'

/** Alpha by its definition, pair by pair, with the ordinal distance summed over the ranks between. */
function plainAlpha(ratings: Ratings, level: Level): number | null {
  const units = answersByUnit(ratings).filter((answers) => answers.length >= 2)
  const all = units.flat()
  const times = (value: number) => all.filter((other) => other === value).length
  const distance = (a: number, b: number): number => {
    if (a === b) return 0
    if (level === 'nominal') return 1
    if (level === 'interval') return (a - b) ** 2
    if (level === 'ratio') return ((a - b) / (a + b)) ** 2
    let between = 0
    for (let g = Math.min(a, b); g <= Math.max(a, b); g++) between += times(g)
    return (between - (times(a) + times(b)) / 2) ** 2
  }
  const pairs = (values: number[]) =>
    values.flatMap((a, i) => values.filter((_, j) => j !== i).map((b) => distance(a, b)))
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const observed = sum(units.map((answers) => sum(pairs(answers)) / (answers.length - 1))) / all.length
  const expected = sum(pairs(all)) / (all.length * (all.length - 1))
  return expected > 0 ? 1 - observed / expected : null
}

function value(ratings: Ratings, level: Level = 'nominal'): number | null {
  const { figure } = krippendorffAlpha(ratings, level)
  return isDefined(figure) ? figure.value : null
}

function closeTo(found: number | null, expected: number | null): void {
  if (expected === null || found === null) expect(found).toBe(expected)
  else expect(found).toBeCloseTo(expected, 10)
}

describe('krippendorffAlpha', () => {
  test('the example of its docstring', () => {
    const alpha = krippendorffAlpha(ratingsOf(['aa', 'bb', 'ab', 'bb']))
    expect(alpha.observed).toBeCloseTo(1 / 4, 14)
    expect(alpha.expected).toBeCloseTo(15 / 28, 14)
    expect(alpha.figure).toMatchObject({ value: expect.closeTo(8 / 15, 14), interval: null, units: 4, answers: 8 })
  })

  test('is the definition, pair by pair, at every level and with missing answers', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...levels), (rows, level) => {
        const ratings = ratingsOf(rows)
        closeTo(value(ratings, level), plainAlpha(ratings, level))
      }),
    )
  })

  test('does not change when labelers, units or the names of classes are permuted', () => {
    fc.assert(
      fc.property(tables, fc.integer(), (rows, turn) => {
        const before = value(ratingsOf(rows))
        const by = Math.abs(turn) % rows.length
        const units = [...rows.slice(by), ...rows.slice(0, by)]
        const labelers = units.map((row) => [...row].reverse().join(''))
        const names = labelers.map((row) => row.replace(/[a-d]/g, (c) => 'cadb'['abcd'.indexOf(c)] as string))
        closeTo(value(ratingsOf(names)), before)
      }),
    )
  })

  test('numbers that are not small whole ones are values of their own', () => {
    const { unit, labeler, units, labelers } = ratingsOf(['ab', 'aa', 'bb', 'ba'])
    const numbers = Float64Array.from([-1.5, 2, -0, 0, 2, 2.25, 1e9, -1.5])
    const ratings = { unit, labeler, value: numbers, units, labelers }
    for (const level of ['nominal', 'ordinal', 'interval'] as const) {
      const plain = plainAlpha({ ...ratings, value: level === 'ordinal' ? ranks(numbers) : numbers }, level)
      closeTo(value(ratings, level), plain)
    }
  })

  test('any distance: that of a level gives the alpha of the level', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const ratings = ratingsOf(rows)
        const { figure } = krippendorffAlpha(ratings, (a, b) => (a - b) ** 2)
        closeTo(isDefined(figure) ? figure.value : null, value(ratings, 'interval'))
      }),
    )
  })

  test('an undeclared or unused category changes nothing', () => {
    const rows = ['ab', 'aa', 'bb', 'a.']
    expect(value(ratingsOf(rows, 7))).toBe(value(ratingsOf(rows)))
  })

  test('says why it is undefined', () => {
    const why = (ratings: Ratings, level: Level = 'nominal') => krippendorffAlpha(ratings, level).figure
    expect(why(ratingsOf([]))).toMatchObject({ undefined: 'no_units' })
    expect(why(ratingsOf(['..']))).toMatchObject({ undefined: 'no_answers' })
    expect(why(ratingsOf(['a.', 'b.']))).toMatchObject({ undefined: 'single_labeler' })
    expect(why(ratingsOf(['a.', '.b']))).toMatchObject({ undefined: 'no_pairable_units' })
    expect(why(ratingsOf(['aa', 'aa', 'b.']))).toMatchObject({ undefined: 'single_category' })
    expect(why(ratingsOf(['aa', 'aa']), 'interval')).toMatchObject({ undefined: 'no_variance', units: 2, answers: 4 })
  })

  test('a value that is not finite is refused', () => {
    const ratings = { ...ratingsOf(['ab']), value: Float64Array.from([1, Number.NaN]) }
    expect(() => krippendorffAlpha(ratings, 'interval')).toThrow('finite')
  })
})

function ranks(numbers: Float64Array): Int32Array {
  const distinct = [...new Set(numbers)].sort((a, b) => a - b)
  return Int32Array.from(numbers, (x) => distinct.indexOf(x))
}
