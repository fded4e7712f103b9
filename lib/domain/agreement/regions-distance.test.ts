import { describe, expect, it } from 'vitest'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { alphaByDistance } from './by-distance.ts'
import type { Region } from './regions-answers.ts'
import { regionsDistance } from './regions-distance.ts'

const row = (...xs: number[]): Region[] =>
  xs.map((x, i) => ({ id: `${i}`, box: { x, y: 0, width: 10, height: 10 }, class: null }))

describe('regionsDistance', () => {
  it('follows the worked example', () => {
    expect(regionsDistance(row(0, 50), row(0))).toBe(0.5)
    expect(regionsDistance(row(), row())).toBe(0)
    expect(regionsDistance(row(0), row())).toBe(1)
    expect(regionsDistance(row(0, 4), row(2, -4))).toBeCloseTo(1 - (3 / 7 + 2 / 3) / 2, 12)
  })
})

describe('alphaByDistance', () => {
  const answers = (values: (Region[] | null)[]) => ({
    unit: Int32Array.from(values, (_, i) => i >> 1),
    labeler: Int32Array.from(values, (_, i) => i & 1),
    value: values,
    units: values.length >> 1,
    labelers: 2,
  })
  const measure = (values: (Region[] | null)[], bootstrap?: number) =>
    alphaByDistance(answers(values), regionsDistance, (regions) => JSON.stringify(regions), { bootstrap })

  it('takes the mean distance within units against that of all pairs', () => {
    const found = measure([row(0), row(5), row(100), row(100), null, null])
    // within: 2/3, 0, 0; between: 12 ordered pairs of unlike units have distance 1, and 2/3 twice of the first unit
    expect(found.observed).toBeCloseTo((2 * (2 / 3)) / 6, 12)
    const expected = (24 + 2 * (2 / 3)) / 30
    expect(found.expected).toBeCloseTo(expected, 12)
    expect(isDefined(found.alpha) && found.alpha.value).toBeCloseTo(1 - 4 / 3 / 6 / expected, 12)
    expect(found.expectedFrom).toBe('all pairs')
    expect([...found.perUnit.unit][0]).toBe(0)
  })

  it('is undefined where nothing varies, and has an interval where asked', () => {
    expect(measure([row(0), row(0)]).alpha).toMatchObject({ undefined: 'no_variance' })
    const { alpha } = measure([row(0), row(1), row(50), row(52), row(90), row(99)], 100)
    expect(isDefined(alpha) && alpha.interval?.every(Number.isFinite)).toBe(true)
  })

  it('samples pairs where there are very many answers', () => {
    const many = Array.from({ length: 1400 }, (_, i) => row((i >> 1) * 20 + (i & 1)))
    const found = measure(many)
    expect(found.expectedFrom).toBe(300_000)
    expect(isDefined(found.alpha) && found.alpha.value).toBeCloseTo(1 - 2 / 11, 2)
  })
})
