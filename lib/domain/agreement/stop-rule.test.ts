import { describe, expect, test } from 'vitest'
import { countRatings } from '#lib/domain/statistics/counted-ratings.ts'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { ratingsOf } from '#lib/domain/statistics/testing/ratings-samples.ts'
import { gainIfMended } from './mended-pattern.ts'
import { planRound } from './plan-round.ts'
import { decideStop } from './stop-rule.ts'

const figure = (value: number, low?: number, high?: number): Figure => ({
  value,
  interval: low === undefined || high === undefined ? null : [low, high],
  units: 100,
  answers: 300,
})
const evidence = { delta: 0.05, items: 100, agreement: figure(0.7, 0.6, 0.8), selfAgreement: null }

describe('decideStop', () => {
  test('stops when no pattern could be worth it, even at its upper bound', () => {
    const gains = [{ name: 'scratch / dent', gain: figure(0.01, 0, 0.04) }]
    expect(decideStop({ ...evidence, gains })).toEqual({ kind: 'stop', because: 'no_pattern_worth_it' })
    expect(decideStop({ ...evidence, gains: [] })).toEqual({ kind: 'stop', because: 'no_pattern_worth_it' })
  })

  test('stops near self-agreement, whatever patterns are left', () => {
    const gains = [{ name: 'scratch / dent', gain: figure(0.2, 0.1, 0.3) }]
    const verdict = decideStop({ ...evidence, gains, selfAgreement: figure(0.74) })
    expect(verdict).toEqual({ kind: 'stop', because: 'near_self_agreement' })
  })

  test('goes on where the lower bound reaches δ, the largest gain first', () => {
    const gains = [
      { name: 'small', gain: figure(0.08, 0.05, 0.1) },
      { name: 'large', gain: figure(0.2, 0.1, 0.3) },
      { name: 'unclear', gain: figure(0.06, 0.01, 0.1) },
    ]
    expect(decideStop({ ...evidence, gains, selfAgreement: figure(0.9) })).toEqual({
      kind: 'go_on',
      patterns: ['large', 'small'],
    })
  })

  test('a handful of items tells nothing, whether a pattern shows or not', () => {
    const few = { ...evidence, items: 6, fewestItems: 20 }
    expect(decideStop({ ...few, gains: [] })).toEqual({ kind: 'cannot_tell', moreItems: 14, patterns: [] })
    // Seen on one item of six: half-width .15, distance .1, so 14 items by the root of n; at least twenty are asked for.
    const gains = [{ name: 'once', gain: figure(0.15, 0, 0.4) }]
    expect(decideStop({ ...few, gains })).toEqual({ kind: 'cannot_tell', moreItems: 14, patterns: ['once'] })
    expect(decideStop({ ...few, fewestItems: 0, gains })).toMatchObject({ moreItems: 8 })
  })

  test('says how many more items would tell', () => {
    // Half-width .06 towards δ must shrink to .03: four times the items.
    const gains = [
      { name: 'unclear', gain: figure(0.02, 0.01, 0.08) },
      { name: 'no', gain: figure(0.01, 0, 0.02) },
    ]
    expect(decideStop({ ...evidence, gains })).toEqual({ kind: 'cannot_tell', moreItems: 300, patterns: ['unclear'] })
    const atDelta = [{ name: 'unclear', gain: figure(0.05, 0.01, 0.08) }]
    expect(decideStop({ ...evidence, gains: atDelta })).toMatchObject({ kind: 'cannot_tell', moreItems: null })
    const unmeasured = [{ name: 'new', gain: { undefined: 'no_units', units: 0, answers: 0 } as Figure }]
    expect(decideStop({ ...evidence, gains: unmeasured })).toMatchObject({ kind: 'cannot_tell', moreItems: null })
  })
})

describe('gainIfMended', () => {
  const rows = ['aab', 'abb', 'ab.', 'bbb', 'aaa', 'aaa', 'ccc', 'bbc']

  test('is what alpha gains when the two classes are settled on each unit', () => {
    const counted = countRatings(ratingsOf(rows, 3))
    const before = krippendorffAlpha(ratingsOf(rows, 3)).figure
    const after = krippendorffAlpha(ratingsOf(['aaa', 'bbb', 'aa.', 'bbb', 'aaa', 'aaa', 'ccc', 'bbc'], 3)).figure
    const gain = gainIfMended(counted, [0, 1], 'nominal', { resamples: 200, seed: 1 }).figure
    if (!isDefined(before) || !isDefined(after) || !isDefined(gain)) throw new Error('undefined')
    expect(gain.value).toBeCloseTo(after.value - before.value, 12)
    expect(gain.interval?.[0]).toBeGreaterThanOrEqual(0)
    expect(gain.interval?.[1]).toBeGreaterThan(gain.value)
  })

  test('is nothing for classes that were never confused', () => {
    const counted = countRatings(ratingsOf(rows, 3))
    const { figure: gain } = gainIfMended(counted, [0, 2], 'nominal', { resamples: 50, seed: 1 })
    expect(gain).toMatchObject({ value: 0, interval: [0, 0] })
  })
})

describe('planRound', () => {
  const letters = Array.from({ length: 60 }, (_, i) => (i % 5 === 0 ? 'aab' : i % 2 ? 'aaa' : 'bbb'))
  const pilot = countRatings(ratingsOf(letters, 2))
  const plan = (items: number, labelers: number) => {
    const found = planRound(pilot, { items, labelers })
    if ('undefined' in found) throw new Error(found.undefined)
    return found
  }

  test('four times the items halve the interval and the smallest change', () => {
    const few = plan(100, 3)
    const many = plan(400, 3)
    expect(few.halfWidth / many.halfWidth).toBeGreaterThan(1.7)
    expect(few.halfWidth / many.halfWidth).toBeLessThan(2.3)
    expect(few.smallestChange / few.halfWidth).toBeCloseTo((Math.SQRT2 * (1.959964 + 0.841621)) / 1.959964, 4)
    expect(few).toMatchObject({ items: 100, labelers: 3 })
  })

  test('large rounds scale from smaller simulated ones', () => {
    expect(plan(2000, 3).halfWidth / plan(200_000, 3).halfWidth).toBeCloseTo(10, 10)
  })

  test('the simulated alpha is that of the pilot, and fewer labelers tell less', () => {
    const alpha = krippendorffAlpha(ratingsOf(letters, 2)).figure
    expect(isDefined(alpha) && plan(500, 3).expectedAlpha - alpha.value).toBeLessThan(0.02)
    expect(plan(300, 2).halfWidth).toBeGreaterThan(plan(300, 3).halfWidth)
  })

  test('says why it can tell nothing', () => {
    expect(planRound(pilot, { items: 100, labelers: 1 })).toEqual({ undefined: 'single_labeler' })
    expect(planRound(pilot, { items: 1, labelers: 3 })).toEqual({ undefined: 'too_few_units' })
    const alike = countRatings(ratingsOf(['aa', 'aa'], 2))
    expect(planRound(alike, { items: 10, labelers: 2 })).toEqual({ undefined: 'too_many_undefined_resamples' })
    expect(planRound(countRatings(ratingsOf(['a.'])), { items: 10, labelers: 2 })).toEqual({
      undefined: 'single_labeler',
    })
  })
})
