import { describe, expect, test } from 'vitest'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import type { TextAnswers } from './coded-texts.ts'
import { restrictTextsToUnits } from './restrict-texts.ts'
import { agreementOfTexts } from './texts.ts'

/** Texts in rows of units, one per labeler; undefined is missing, null "lacks the information". */
function textsOf(rows: readonly (readonly (string | null | undefined)[])[]): TextAnswers {
  const given = rows.flatMap((row, unit) => row.map((text, labeler) => ({ unit, labeler, text })))
  const present = given.filter((entry) => entry.text !== undefined)
  return {
    unit: Int32Array.from(present, (entry) => entry.unit),
    labeler: Int32Array.from(present, (entry) => entry.labeler),
    text: present.map((entry) => entry.text ?? null),
    units: rows.length,
    labelers: Math.max(...rows.map((row) => row.length)),
  }
}

describe('agreementOfTexts', () => {
  test('pools the error rate in both directions', () => {
    const { wer, meanWer, percent, labelerPairs, perUnit } = agreementOfTexts(
      textsOf([
        ['the cat sat', 'the bat sat down'],
        ['hello there', 'hello there'],
      ]),
    )
    // 2 edits each way; 3 + 4 + 2 + 2 reference words.
    expect(wer).toMatchObject({ value: expect.closeTo(4 / 11, 12), units: 2, answers: 4 })
    expect(meanWer).toMatchObject({ value: expect.closeTo((4 / 7 + 0) / 2, 12) })
    expect(percent).toMatchObject({ value: 0.5 })
    expect(labelerPairs).toMatchObject([
      { a: 0, b: 1, wer: { value: expect.closeTo(4 / 11, 12) }, percent: { value: 0.5 } },
    ])
    expect([...perUnit.unit]).toEqual([0, 1])
    expect([...perUnit.edits]).toEqual([4, 0])
    expect([...perUnit.tokens]).toEqual([7, 4])
  })

  test('alpha compares distances within units with those over all', () => {
    const { alpha } = agreementOfTexts(
      textsOf([
        ['a b', 'a c'],
        ['d e', 'd e'],
      ]),
    )
    // D_o = (1/2 + 1/2)/4; pairs: ab–ac 1/2, the other four pairs of different texts 1, de–de 0. D_e = 2(1/2 + 4)/12.
    expect(isDefined(alpha) && alpha.value).toBeCloseTo(1 - 0.25 / 0.75, 12)
  })

  test('"lacks the information" is at distance 1 from every text, 0 from itself, and outside the error rate', () => {
    const agreement = agreementOfTexts(
      textsOf([
        [null, null],
        [null, 'a b'],
        ['a b', 'a b'],
      ]),
    )
    expect(agreement.lacking).toBe(3)
    expect(agreement.wer).toMatchObject({ value: 0 })
    expect(isDefined(agreement.alpha) && agreement.alpha.value).toBeCloseTo(1 - (5 * 2) / (2 * 3 * 3), 12)
    expect(agreementOfTexts(textsOf([[null, 'a']])).wer).toMatchObject({ undefined: 'empty_reference' })
  })

  test('folds and splits as the question says', () => {
    const rows = [
      ['Um, yes', 'um yes'],
      ['no', 'no'],
    ]
    const rate = (options: Parameters<typeof agreementOfTexts>[1]) => {
      const { wer } = agreementOfTexts(textsOf(rows), options)
      return isDefined(wer) ? wer.value : null
    }
    expect(rate({})).toBeCloseTo(2 / 6, 12)
    expect(rate({ fold: { case: true, punctuation: true, unicode: true } })).toBe(0)
    expect(rate({ textUnit: 'character' })).toBeCloseTo(4 / 17, 12)
  })

  test('intervals hold their values and come again with the same seed', () => {
    const words = ['one', 'two', 'three', 'four']
    const rows = Array.from({ length: 30 }, (_, i) => [
      `${words[i % 4]} and ${words[i % 3]}`,
      `${words[i % 4]} and ${words[i % 5 === 0 ? 3 : i % 3]}`,
      `${words[i % 4]} or ${words[i % 3]}`,
    ])
    const agreement = agreementOfTexts(textsOf(rows), { bootstrap: 200, seed: 3 })
    for (const figure of [agreement.wer, agreement.alpha, agreement.labelerPairs[0]?.wer]) {
      if (!figure || !isDefined(figure) || !figure.interval) throw new Error('a figure without an interval')
      expect(figure.interval[0]).toBeLessThanOrEqual(figure.value)
      expect(figure.interval[1]).toBeGreaterThanOrEqual(figure.value)
    }
    expect(agreement.expectedFrom).toBe('all pairs')
    expect(agreementOfTexts(textsOf(rows), { bootstrap: 200, seed: 3 })).toEqual(agreement)
  })

  test('many texts: the expected distance comes from a sample of pairs, near the exact one', () => {
    const rows = Array.from({ length: 700 }, (_, i) => [`${i % 7} ${i % 11} ${i} x`, `${i % 7} ${i % 11} ${i + 1} y`])
    const many = agreementOfTexts(textsOf(rows))
    expect(many.expectedFrom).toBe(300_000)
    const few = agreementOfTexts(textsOf(rows.slice(0, 500)))
    expect(few.expectedFrom).toBe('all pairs')
    if (!isDefined(many.alpha) || !isDefined(few.alpha)) throw new Error('undefined')
    expect(Math.abs(many.alpha.value - few.alpha.value)).toBeLessThan(0.02)
  })
})

test('restrictTextsToUnits keeps the texts of some units, numbered anew', () => {
  const kept = restrictTextsToUnits(
    textsOf([
      ['a', 'b'],
      ['c', undefined],
      [null, 'd'],
    ]),
    [2, 1],
  )
  expect([kept.units, [...kept.unit], kept.text]).toEqual([2, [1, 0, 0], ['c', null, 'd']])
})
