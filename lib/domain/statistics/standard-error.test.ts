import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphaStandardError } from './alpha-standard-error.ts'
import { brennanPredigerStandardError, measureBrennanPrediger } from './brennan-prediger.ts'
import { cohenKappaStandardError, measureCohenKappa } from './cohen-kappa.ts'
import { congerKappaStandardError, measureCongerKappa } from './conger-kappa.ts'
import { type CountedRatings, countRatings } from './counted-ratings.ts'
import { levels } from './distance.ts'
import { fleissKappaStandardError, measureFleissKappa } from './fleiss-kappa.ts'
import { gwetAcStandardError, measureGwetAc } from './gwet-ac.ts'
import { jackknifeStandardError } from './jackknife.ts'
import { measureAlpha } from './krippendorff-alpha.ts'
import { weightings } from './likeness.ts'
import type { Measurement } from './measurement.ts'
import { mulberry32 } from './mulberry32.ts'
import { measurePercent, percentStandardError } from './percent-agreement.ts'
import { measureScottPi, scottPiStandardError } from './scott-pi.ts'
import { ratingsOf, tables } from './testing/ratings-samples.ts'

type Options = Parameters<typeof measureCohenKappa>[1]
type Analytic = (counted: CountedRatings, options?: Options) => number | null
type Measure = (counted: CountedRatings, options?: Options) => Measurement

const corrected: Record<string, [Analytic, Measure]> = {
  'Brennan and Prediger': [brennanPredigerStandardError, measureBrennanPrediger],
  "Fleiss' kappa": [fleissKappaStandardError, measureFleissKappa],
  "Conger's kappa": [congerKappaStandardError, measureCongerKappa],
  "Gwet's AC": [gwetAcStandardError, measureGwetAc],
  "Cohen's kappa": [cohenKappaStandardError, measureCohenKappa],
  "Scott's pi": [scottPiStandardError, measureScottPi],
  'percent agreement': [(counted) => percentStandardError(counted), (counted) => measurePercent(counted)],
}

/** Rows of units: most answers are the unit's own letter, the given share is missing. */
function simulateRows(units: number, labelers: number, seed: number, missing = 0): string[] {
  const random = mulberry32(seed)
  const letter = () => 'abcd'[Math.floor(random() * 4)] as string
  return Array.from({ length: units }, () => {
    const own = letter()
    return Array.from({ length: labelers }, () => (random() < missing ? '.' : random() < 0.7 ? own : letter())).join('')
  })
}

describe.each(Object.entries(corrected))('the standard error of %s', (_, [analytic, measure]) => {
  test.each(weightings)('is near the jackknife on 600 items, %s weights', (weighting) => {
    const counted = countRatings(ratingsOf(simulateRows(600, 2, 5), 4))
    const jackknife = jackknifeStandardError(measure(counted, { weighting })) as number
    expect((analytic(counted, { weighting }) as number) / jackknife).toBeCloseTo(1, 2)
  })

  test('shrinks with the root of the items', () => {
    const rows = ['aa', 'ab', 'bb', 'bb', 'ab', 'aa']
    const once = analytic(countRatings(ratingsOf(rows))) as number
    const fourfold = analytic(countRatings(ratingsOf([...rows, ...rows, ...rows, ...rows]))) as number
    // n − 1 in the variance: √(24 · 23 / (4 · 6 · 5)) instead of 2.
    expect(once / fourfold).toBeCloseTo(Math.sqrt((24 * 23) / (4 * 6 * 5)), 12)
  })

  test('is null where nothing can be measured, never NaN', () => {
    expect(analytic(countRatings(ratingsOf(['a.'])))).toBeNull()
    fc.assert(
      fc.property(tables, (rows) => {
        const error = analytic(countRatings(ratingsOf(rows, 4)))
        expect(error === null || (error >= 0 && Number.isFinite(error))).toBe(true)
      }),
    )
  })
})

describe('the standard error of alpha', () => {
  test.each(levels)('is near the jackknife on 600 items, %s', (level) => {
    const { categories: _, ...ratings } = ratingsOf(simulateRows(600, 4, 3, 0.15))
    const numbers =
      level === 'interval' || level === 'ratio' ? Float64Array.from(ratings.value, (v) => 1 + v * v) : null
    const counted = countRatings(numbers ? { ...ratings, value: numbers } : ratings)
    const jackknife = jackknifeStandardError(measureAlpha(counted, level)) as number
    expect((alphaStandardError(counted, level) as number) / jackknife).toBeCloseTo(1, 2)
  })

  test('takes a distance as it is', () => {
    const counted = countRatings(ratingsOf(simulateRows(50, 3, 8, 0.15)))
    const squared = alphaStandardError(counted, (a, b) => (a - b) ** 2) as number
    expect(squared).toBeCloseTo(alphaStandardError(counted, 'interval') as number, 12)
    const nominal = alphaStandardError(counted, (a, b) => (a === b ? 0 : 7)) as number
    expect(nominal).toBeCloseTo(alphaStandardError(counted, 'nominal') as number, 12)
  })

  test('is that of the docstring, and null where alpha is undefined', () => {
    expect(alphaStandardError(countRatings(ratingsOf(['aa', 'bb', 'ab', 'bb'])))).toBeCloseTo(0.52697, 5)
    expect(alphaStandardError(countRatings(ratingsOf(['aa', 'aa'])))).toBeNull()
    expect(alphaStandardError(countRatings(ratingsOf(['ab'])))).toBeNull()
    expect(alphaStandardError(countRatings(ratingsOf(['a.', '.b'])))).toBeNull()
  })
})
