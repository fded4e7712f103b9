import { expect, test } from 'vitest'
import { byCluster } from './by-cluster.ts'
import { countRatings } from './counted-ratings.ts'
import { pairedDifference } from './difference.ts'
import { isDefined } from './figure.ts'
import { measureAlpha } from './krippendorff-alpha.ts'
import { pointValue, takeFigure } from './measurement.ts'
import { ratingsOf } from './testing/ratings-samples.ts'

// Clusters 0, 1 and 3 have two units, one and two; cluster 2 has none.
const clusterOf = Int32Array.from([0, 0, 1, 3, 3])
const alpha = measureAlpha(countRatings(ratingsOf(['aa', 'ab', 'bb', 'ab', 'bb'])))

test('the value on the data is the same, with clusters as units', () => {
  const clustered = byCluster(alpha, clusterOf, 4)
  expect(clustered.population.units).toBe(4)
  expect(pointValue(clustered)).toBe(pointValue(alpha))
})

test('a cluster that is drawn twice brings all of its units twice', () => {
  const clustered = byCluster(alpha, clusterOf, 4)
  const out = new Float64Array(1)
  clustered.statistic.measure(Int32Array.from([2, 0, 1, 1]), out)
  const drawn = measureAlpha(countRatings(ratingsOf(['aa', 'ab', 'aa', 'ab', 'ab', 'bb'])))
  expect(out[0]).toBeCloseTo(pointValue(drawn), 12)
})

test('where every unit is its own cluster, nothing changes', () => {
  const own = byCluster(alpha, Int32Array.from([0, 1, 2, 3, 4]), 5)
  const how = { resamples: 300, seed: 4 }
  expect(takeFigure(own, how)).toEqual(takeFigure(alpha, how))
})

test('measurements with other numbers of units are paired by their clusters', () => {
  const before = byCluster(alpha, clusterOf, 4)
  const after = byCluster(measureAlpha(countRatings(ratingsOf(['aa', 'bb', 'bb']))), Int32Array.from([0, 1, 3]), 4)
  const { figure } = pairedDifference(before, after, { resamples: 200, seed: 1 })
  expect(isDefined(figure) && figure.value).toBeCloseTo(1 - pointValue(alpha), 12)
  expect(() => byCluster(alpha, Int32Array.from([0]), 1)).toThrow('every unit needs a cluster')
})
