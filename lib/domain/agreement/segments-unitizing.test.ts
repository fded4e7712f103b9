import { describe, expect, it } from 'vitest'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { unitizingAlpha1995 } from './segments-alpha-u.ts'
import type { Continuum } from './segments-continuum.ts'
import { continuumOf } from './segments-continuum.ts'
import { unitizingAlpha2016 } from './segments-u-alpha.ts'
import { unitizingOverRecordings } from './segments-unitizing.ts'

const show = (figure: Figure) => (isDefined(figure) ? figure.value : figure.undefined)
const unit = (labeler: number, start: number, end: number, category: string) => ({ labeler, start, end, category })
/** Krippendorff 1995, p. 57, example A. */
const exampleA: Continuum = {
  labelers: 2,
  length: 24,
  units: [unit(0, 2, 10, 'A'), unit(0, 14, 20, 'A'), unit(1, 4, 8, 'A'), unit(1, 15, 17, 'A')],
}
/** The input of the README of lindanna/unitized_alpha. */
const readme: Continuum = {
  labelers: 3,
  length: 60,
  units: [unit(0, 2, 5, '1'), unit(1, 2, 5, '1'), unit(1, 10, 20, '2'), unit(2, 2, 5, '2'), unit(2, 15, 20, '2')],
}

describe('unitizingAlpha1995', () => {
  it('follows the worked example', () => {
    const { perCategory, all } = unitizingAlpha1995(exampleA)
    expect(perCategory[0]?.observed).toBeCloseTo(0.03125, 12)
    expect(perCategory[0]?.expected).toBeCloseTo(0.0644712430426716, 12)
    expect(show(all)).toBeCloseTo(0.515287769784173, 12)
  })

  it('says why it is undefined', () => {
    expect(show(unitizingAlpha1995({ labelers: 2, length: 10, units: [] }).all)).toBe('no_segments')
    expect(show(unitizingAlpha1995({ ...exampleA, labelers: 1 }).all)).toBe('single_labeler')
  })
})

describe('unitizingAlpha2016', () => {
  it('follows the worked example', () => {
    expect(show(unitizingAlpha2016(exampleA).full)).toBeCloseTo(1 - 16 / 48 / ((2 * 20 * 28) / (2304 - 148)), 12)
  })

  it('tells unitizing, coding and single categories apart', () => {
    // values of lindanna/unitized_alpha for its README input
    const found = unitizingAlpha2016(readme)
    expect(show(found.full)).toBeCloseTo(0.398298142379139, 12)
    expect(show(found.binary)).toBeCloseTo(0.523801044634378, 12)
    expect(show(found.coding)).toBeCloseTo(0.357142857142857, 12)
    expect(found.perCategory.map((one) => [one.category, show(one.alpha), one.covered])).toEqual([
      ['1', expect.closeTo(0.3125, 12), expect.closeTo(1, 12)],
      ['2', expect.closeTo(0.390625, 12), expect.closeTo(0.444444444444444, 12)],
    ])
  })

  it('says why it is undefined', () => {
    expect(show(unitizingAlpha2016({ labelers: 2, length: 10, units: [] }).full)).toBe('no_segments')
    const full = { labelers: 2, length: 10, units: [unit(0, 0, 10, 'a'), unit(1, 0, 10, 'a')] }
    expect(show(unitizingAlpha2016(full).full)).toBe('single_category')
    const apart = { labelers: 2, length: 100, units: [unit(0, 0, 10, 'a'), unit(1, 50, 60, 'a')] }
    expect(show(unitizingAlpha2016(apart).coding)).toBe('no_matches')
    expect(show(unitizingAlpha2016(apart).full)).toBeCloseTo(-0.100555555555556, 12)
  })
})

describe('unitizing over recordings', () => {
  const recording = (name: string, ann: [number, number][], ben: [number, number][]) => ({
    recording: name,
    length: 2.4,
    answers: [
      { labeler: 'ann', segments: ann.map(([start, end]) => ({ start, end, label: 'A' })) },
      { labeler: 'ben', segments: ben.map(([start, end]) => ({ start, end, label: 'A' })) },
    ],
  })
  const a = recording(
    'a',
    [
      [0.2, 1],
      [1.4, 2],
    ],
    [
      [0.4, 0.8],
      [1.5, 1.7],
    ],
  )
  const b = recording('b', [[0.2, 1]], [[0.3, 1.1]])

  it('equals the continuum of one recording, in steps', () => {
    expect(continuumOf([a], ['ann', 'ben'], 0.1).units).toEqual(exampleA.units)
    const figure = unitizingOverRecordings([[a]], 0.1, { resamples: 0, seed: 1 })
    expect(show(figure)).toBeCloseTo(show(unitizingAlpha2016(exampleA).full) as number, 9)
  })

  it('equals recordings laid end to end, where gaps do not matter which recording they are of', () => {
    const together = unitizingAlpha2016(continuumOf([a, b], ['ann', 'ben'], 0.1)).full
    const summed = unitizingOverRecordings([[a], [b]], 0.1, { resamples: 100, seed: 1 })
    expect(show(summed)).toBeCloseTo(show(together) as number, 9)
    expect(isDefined(summed) && summed.interval !== null && summed.interval[0] < summed.interval[1]).toBe(true)
    expect(summed).toMatchObject({ units: 2, answers: 6 })
  })

  it('leaves out who says that a recording lacks the information', () => {
    const lacking = { ...b, answers: [...b.answers.slice(0, 1), { labeler: 'ben', segments: [], lacks: true }] }
    const figure = unitizingOverRecordings([[a], [lacking]], 0.1, { resamples: 0, seed: 1 })
    expect(figure).toMatchObject({ units: 1 })
    expect(continuumOf([a, lacking], ['ann', 'ben'], 0.1).length).toBe(24)
  })
})
