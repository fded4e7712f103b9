import { expect, test } from 'vitest'
import { mulberry32 } from './mulberry32.ts'
import { drawMultinomial, randomBinomial } from './multinomial.ts'

test.each([
  [5, 0.3],
  [40, 0.5],
  [1000, 0.004],
  [1000, 0.2],
  [100_000, 0.93],
])('binomial draws of n = %i, p = %f have its mean, variance and range', (n, p) => {
  const random = mulberry32(9)
  const draws = 40_000
  let sum = 0
  let squares = 0
  for (let i = 0; i < draws; i++) {
    const k = randomBinomial(random, n, p)
    expect(k >= 0 && k <= n && Number.isInteger(k)).toBe(true)
    sum += k - n * p
    squares += (k - n * p) ** 2
  }
  const variance = n * p * (1 - p)
  expect(Math.abs(sum / draws)).toBeLessThan(5 * Math.sqrt(variance / draws))
  expect(squares / draws / variance).toBeCloseTo(1, 1)
})

test('small binomials come with their probabilities', () => {
  const random = mulberry32(4)
  const counts = new Int32Array(4)
  for (let i = 0; i < 80_000; i++) {
    const k = randomBinomial(random, 3, 0.5)
    counts[k] = (counts[k] as number) + 1
  }
  for (const [k, probability] of [1 / 8, 3 / 8, 3 / 8, 1 / 8].entries()) {
    expect((counts[k] as number) / 80_000).toBeCloseTo(probability, 2)
  }
})

test('certain and impossible outcomes need no luck', () => {
  const random = mulberry32(1)
  expect(randomBinomial(random, 17, 1)).toBe(17)
  expect(randomBinomial(random, 17, 0)).toBe(0)
  expect(randomBinomial(random, 0, 0.4)).toBe(0)
})

test('a multinomial draw keeps the total and never fills an empty cell', () => {
  const random = mulberry32(2)
  const count = [5, 0, 80, 1, 14, 0]
  const into = new Int32Array(6)
  const sums = new Float64Array(6)
  for (let i = 0; i < 5000; i++) {
    drawMultinomial(random, count, into)
    expect(into.reduce((a, b) => a + b, 0)).toBe(100)
    expect(into[1] === 0 && into[5] === 0).toBe(true)
    for (let c = 0; c < 6; c++) sums[c] = (sums[c] as number) + (into[c] as number)
  }
  for (let c = 0; c < 6; c++) expect((sums[c] as number) / 5000).toBeCloseTo(count[c] as number, 0)
})
