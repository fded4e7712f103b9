import { describe, expect, test } from 'vitest'
import { bcaInterval } from './bca-interval.ts'
import { definedValues, drawUnits, percentileInterval, resample, undefinedResamples } from './bootstrap.ts'
import { countRatings } from './counted-ratings.ts'
import { pairedDifference, unpairedDifference } from './difference.ts'
import { isDefined } from './figure.ts'
import { jackknifeStandardError, leaveOneOut } from './jackknife.ts'
import { measureAlpha } from './krippendorff-alpha.ts'
import { type Measurement, singleStatistic, takeFigure, takeFigureWithResamples } from './measurement.ts'
import { mulberry32 } from './mulberry32.ts'
import { measurePercent } from './percent-agreement.ts'
import { ratingsOf } from './testing/ratings-samples.ts'

const rows = ['aa', 'bb', 'ab', 'bb', 'aa', 'ba', 'bb', 'bb', 'aa', 'ab', 'cc', 'cb', 'cc', 'aa', 'bb', 'ac']
const alpha = measureAlpha(countRatings(ratingsOf(rows)))

/** The mean of numbers, each a pattern of its own. */
function meanOf(numbers: readonly number[]): Measurement {
  return {
    population: {
      patterns: numbers.length,
      units: numbers.length,
      count: new Int32Array(numbers.length).fill(1),
      patternOf: Int32Array.from(numbers.keys()),
    },
    statistic: singleStatistic((weights) => {
      let sum = 0
      let n = 0
      for (const [i, x] of numbers.entries()) {
        sum += x * (weights[i] as number)
        n += weights[i] as number
      }
      return sum / n
    }),
    impossible: null,
    whyUndefined: 'no_units',
    units: numbers.length,
    answers: numbers.length,
  }
}

function moments(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) }
}

test('the generator is the stated one', () => {
  const random = mulberry32(42)
  expect([random(), random(), random()]).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099])
})

describe('resample', () => {
  test('draws the units that drawUnits draws from the same seed', () => {
    const numbers = [1, 10, 100, 1000]
    const { population, statistic } = meanOf(numbers)
    const { values } = resample(population, statistic, { resamples: 3, seed: 7 })
    const random = mulberry32(7)
    for (const value of values) {
      const drawn = drawUnits(random, 4)
      expect(value).toBeCloseTo(drawn.reduce((sum, u) => sum + (numbers[u] as number), 0) / 4, 12)
    }
  })

  test('gives the same with the same seed, and another with another', () => {
    const take = (seed: number) => takeFigure(alpha, { resamples: 200, seed })
    expect(take(1)).toEqual(take(1))
    expect(take(1)).not.toEqual(take(2))
  })

  test('by patterns has the distribution that it has by units', () => {
    const both = (['units', 'patterns'] as const).map((method) =>
      moments(definedValues(resample(alpha.population, alpha.statistic, { resamples: 20_000, seed: 3, method }))),
    )
    const [units, patterns] = both as [{ mean: number; deviation: number }, { mean: number; deviation: number }]
    expect(Math.abs(units.mean - patterns.mean)).toBeLessThan((5 * units.deviation) / Math.sqrt(10_000))
    expect(patterns.deviation / units.deviation).toBeCloseTo(1, 1)
  })

  test('counts resamples in which nothing varies, and gives no interval when they are half or more', () => {
    const rare = measureAlpha(countRatings(ratingsOf(['aa', 'aa', 'ab'])))
    const { figure, undefinedResamples: without } = takeFigureWithResamples(rare, { resamples: 1000, seed: 1 })
    expect(without).toBeGreaterThan(200)
    expect(without).toBeLessThan(400)
    expect(isDefined(figure) && figure.interval).not.toBeNull()
    const rarer = measureAlpha(countRatings(ratingsOf(['aa', 'ab'], 2)))
    const resamples = resample(
      rarer.population,
      { size: 1, measure: (_, out) => out.fill(Number.NaN) },
      { resamples: 10, seed: 1 },
    )
    expect(undefinedResamples(resamples)).toBe(10)
    expect(percentileInterval(resamples)).toBeNull()
  })

  test('whole clusters are drawn: with one cluster every resample is the data', () => {
    const figure = takeFigure(alpha, { resamples: 50, seed: 1, clusters: new Int32Array(rows.length) })
    if (!isDefined(figure)) throw new Error('alpha is defined here')
    expect(figure.interval?.[0]).toBeCloseTo(figure.value, 12)
    expect(figure.interval?.[1]).toBeCloseTo(figure.value, 12)
    expect(() => takeFigure(alpha, { resamples: 5, seed: 1, clusters: new Int32Array(2) })).toThrow('cluster')
  })

  test('units that always agree with their cluster make the interval wider than units alone do', () => {
    const numbers = Array.from({ length: 60 }, (_, i) => Math.floor(i / 10) % 2)
    const clusters = Int32Array.from({ length: 60 }, (_, i) => Math.floor(i / 10))
    const width = (figure: ReturnType<typeof takeFigure>) =>
      isDefined(figure) && figure.interval ? figure.interval[1] - figure.interval[0] : 0
    const alone = width(takeFigure(meanOf(numbers), { resamples: 2000, seed: 1 }))
    expect(width(takeFigure(meanOf(numbers), { resamples: 2000, seed: 1, clusters }))).toBeGreaterThan(2 * alone)
  })
})

describe('jackknife', () => {
  test('of a mean is its standard error', () => {
    expect(jackknifeStandardError(meanOf([1, 2, 3]))).toBeCloseTo(Math.sqrt((2 / 3) * 0.5), 14)
    const numbers = [3, 1, 4, 1, 5, 9, 2, 6]
    const { deviation } = moments(Float64Array.from(numbers))
    expect(jackknifeStandardError(meanOf(numbers))).toBeCloseTo(deviation / Math.sqrt(8), 14)
  })

  test('leaves out each pattern as often as it occurs, and clusters as a whole', () => {
    const left = leaveOneOut(alpha)
    expect(left.times.reduce((sum, n) => sum + n, 0)).toBe(rows.length)
    const clusters = Int32Array.from([0, 0, 1, 2])
    const means = leaveOneOut(meanOf([1, 2, 3, 5]), clusters)
    expect([...means.value]).toEqual([4, 8 / 3, 2])
  })

  test('is null where leaving out a unit leaves nothing to measure', () => {
    expect(jackknifeStandardError(measureAlpha(countRatings(ratingsOf(['aa', 'bb']))))).toBeNull()
    expect(jackknifeStandardError(measureAlpha(countRatings(ratingsOf(['aa', 'aa']))))).toBeNull()
  })
})

describe('bcaInterval', () => {
  test('of a symmetric mean is about the percentile interval; of a skewed one it lies higher', () => {
    const resampling = { resamples: 4000, seed: 5 }
    const both = (numbers: readonly number[]) => {
      const measurement = meanOf(numbers)
      const bca = bcaInterval(measurement, resampling) as [number, number]
      const figure = takeFigure(measurement, resampling)
      const plain = (isDefined(figure) ? figure.interval : null) as [number, number]
      return { bca, plain, width: plain[1] - plain[0] }
    }
    const even = both(Array.from({ length: 40 }, (_, i) => i))
    expect(Math.abs(even.bca[0] - even.plain[0])).toBeLessThan(0.05 * even.width)
    expect(Math.abs(even.bca[1] - even.plain[1])).toBeLessThan(0.05 * even.width)
    const skewed = both([...new Array(30).fill(0), 1, 2, 4, 8, 16, 32])
    expect(skewed.bca[0]).toBeGreaterThan(skewed.plain[0])
    expect(skewed.bca[1]).toBeGreaterThan(skewed.plain[1] + 0.05 * skewed.width)
  })

  test('is null where the estimate lies outside of all resamples or is undefined', () => {
    expect(bcaInterval(measureAlpha(countRatings(ratingsOf(['aa', 'aa']))), { resamples: 20, seed: 1 })).toBeNull()
  })
})

describe('the difference of two rounds', () => {
  const better = rows.map((row) => (row === 'ab' || row === 'ba' ? 'bb' : row))
  const before = measurePercent(countRatings(ratingsOf(rows)))
  const after = measurePercent(countRatings(ratingsOf(better)))
  const resampling = { resamples: 2000, seed: 11 }

  test('paired with itself is exactly nothing', () => {
    expect(pairedDifference(before, before, resampling).figure).toMatchObject({ value: 0, interval: [0, 0] })
  })

  test('is the difference of the values, and pairing makes its interval narrower', () => {
    const paired = pairedDifference(before, after, resampling).figure
    const unpaired = unpairedDifference(before, after, resampling).figure
    if (!isDefined(paired) || !isDefined(unpaired) || !paired.interval || !unpaired.interval)
      throw new Error('undefined')
    expect(paired.value).toBeCloseTo(3 / 16, 12)
    expect(unpaired.value).toBeCloseTo(3 / 16, 12)
    expect(paired.interval[0]).toBeGreaterThanOrEqual(0)
    expect(unpaired.interval[0]).toBeLessThan(0)
    expect(paired.interval[1] - paired.interval[0]).toBeLessThan(unpaired.interval[1] - unpaired.interval[0])
  })

  test('says which side is undefined, and refuses to pair different units', () => {
    const none = measurePercent(countRatings(ratingsOf(rows.map(() => '..'))))
    expect(pairedDifference(before, none, resampling).figure).toMatchObject({ undefined: 'no_answers' })
    const fewer = measurePercent(countRatings(ratingsOf(['aa'])))
    expect(() => pairedDifference(before, fewer, resampling)).toThrow('same units')
  })
})
