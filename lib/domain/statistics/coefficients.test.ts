import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brennanPrediger } from './brennan-prediger.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { congerKappa } from './conger-kappa.ts'
import { type Figure, isDefined } from './figure.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { gwetAc } from './gwet-ac.ts'
import { lightKappa } from './light-kappa.ts'
import { likenessOf, weightings } from './likeness.ts'
import { percentAgreement } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'
import { scottPi } from './scott-pi.ts'
import { ratingsOf, tables } from './testing/ratings-samples.ts'

const pair = ratingsOf(['aa', 'bb', 'ab', 'bb'])
const read = (figure: Figure) => (isDefined(figure) ? figure.value : null)

describe('the examples of the docstrings', () => {
  test.each([
    ['percent', percentAgreement(ratingsOf(['aab', 'aa.'])), 2 / 3],
    ["Cohen's kappa", cohenKappa(pair), 1 / 2],
    ["Scott's pi", scottPi(pair), 7 / 15],
    ["Fleiss' kappa", fleissKappa(pair), 7 / 15],
    ["Conger's kappa", congerKappa(pair), 1 / 2],
    ["Light's kappa", lightKappa(pair), 1 / 2],
    ['Brennan and Prediger', brennanPrediger(pair), 1 / 2],
    ["Gwet's AC1", gwetAc(pair), 9 / 17],
  ])('%s', (_, figure, expected) => {
    expect(read(figure)).toBeCloseTo(expected, 14)
  })

  test('weights between categories 1, 2 and 4', () => {
    const w = (weighting: (typeof weightings)[number]) => likenessOf(weighting, [0, 1, 2], [1, 2, 4])
    expect(w('linear')(0, 1)).toBeCloseTo(2 / 3, 14)
    expect(w('quadratic')(1, 0)).toBeCloseTo(8 / 9, 14)
    expect(w('ordinal')(0, 1)).toBeCloseTo(2 / 3, 14)
    expect(w('ordinal')(0, 2)).toBe(0)
    expect(w('identity')(0, 1)).toBe(0)
  })
})

describe('the kappa family', () => {
  const family = { brennanPrediger, congerKappa, fleissKappa, gwetAc, lightKappa }

  test('is at most 1, and 1 only where all agree', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...weightings), (rows, weighting) => {
        const ratings = ratingsOf(rows, 4)
        const agreed = read(percentAgreement(ratings)) === 1
        for (const [name, coefficient] of Object.entries(family)) {
          const value = read(coefficient(ratings, { weighting }))
          if (value === null) continue
          expect(value, name).toBeLessThanOrEqual(1 + 1e-12)
          if (agreed) expect(value, name).toBeCloseTo(1, 12)
          else if (weighting === 'identity') expect(value, name).toBeLessThan(1)
        }
      }),
    )
  })

  test('is at least −1 for two labelers who answered everything, −1/3 for four free classes', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const ratings = ratingsOf(
          rows.map((row) => row.slice(0, 2)).filter((row) => !row.includes('.')),
          4,
        )
        for (const coefficient of [cohenKappa, (one: Ratings) => scottPi(one), fleissKappa, congerKappa, gwetAc]) {
          expect(read(coefficient(ratings)) ?? 0).toBeGreaterThanOrEqual(-1 - 1e-12)
        }
        expect(read(brennanPrediger(ratings)) ?? 0).toBeGreaterThanOrEqual(-1 / 3 - 1e-12)
      }),
    )
  })

  test('Conger and Light are Cohen when there are two labelers, whichever comes first', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...weightings), (rows, weighting) => {
        const complete = rows.map((row) => row.slice(0, 2)).filter((row) => !row.includes('.'))
        const ratings = ratingsOf(complete, 4)
        const cohen = read(cohenKappa(ratings, { weighting }))
        for (const other of [
          congerKappa(ratings, { weighting }),
          lightKappa(ratings, { weighting }),
          complete.length > 0 ? cohenKappa(ratings, { weighting, a: 1, b: 0 }) : congerKappa(ratings),
        ]) {
          const value = read(other)
          if (cohen === null) expect(value).toBeNull()
          else expect(value).toBeCloseTo(cohen, 12)
        }
      }),
    )
  })

  test('the same counts whoever labels first', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const reversed = ratingsOf(
          rows.map((row) => [...row].reverse().join('')),
          4,
        )
        for (const coefficient of Object.values(family)) {
          const before = read(coefficient(ratingsOf(rows, 4)))
          const after = read(coefficient(reversed))
          if (before === null) expect(after).toBeNull()
          else expect(after).toBeCloseTo(before, 12)
        }
      }),
    )
  })

  test('says why it is undefined', () => {
    expect(fleissKappa(ratingsOf(['aa', 'aa']))).toMatchObject({ undefined: 'single_category' })
    expect(gwetAc(ratingsOf(['aa', 'aa']))).toMatchObject({ undefined: 'single_category' })
    expect(read(gwetAc(ratingsOf(['aa', 'aa'], 2)))).toBe(1)
    expect(congerKappa(ratingsOf(['aa.', 'ab.']))).toMatchObject({ undefined: 'labeler_without_answers' })
    expect(lightKappa(ratingsOf(['ab.', '.ab']))).toMatchObject({ undefined: 'no_common_units' })
    expect(cohenKappa(ratingsOf(['ab.', '.ab']), { a: 0, b: 2 })).toMatchObject({ undefined: 'no_common_units' })
    expect(() => cohenKappa(pair, { a: 1, b: 1 })).toThrow('two different')
  })
})
