import { expect, test } from 'vitest'
import { aboutDuration, leaseWords, samplingWords } from './round-words.ts'

test('how items were drawn is said whole', () => {
  const random = { how: 'random' as const, count: 40, from: 240, seed: 's', fresh: true }
  expect(samplingWords(random, 40)).toBe('40 drawn at random from 240 fresh items')
  expect(samplingWords({ how: 'all' }, 12)).toBe('all 12 items')
  expect(samplingWords({ how: 'given', note: '' }, 3)).toBe('3 items chosen by hand')
})

test('durations are rounded to what one can plan with', () => {
  expect([60, 2400, 3600 * 3, 86_400 * 4].map(aboutDuration)).toEqual([
    'about a minute',
    'about 40 minutes',
    'about 3 hours',
    'about 4 days',
  ])
  expect([5, 90, 1800, 3600, 7200].map(leaseWords)).toEqual([
    '5 seconds',
    '90 seconds',
    '30 minutes',
    '1 hour',
    '2 hours',
  ])
})
