import type { Measurement } from './measurement.ts'

/**
 * The same measurement with clusters as its units, numbered from 0 to `clusters` − 1: what is drawn, and what is paired
 * with another measurement, are whole clusters. `clusterOf` is the cluster of each unit; a cluster may have no unit.
 */
export function byCluster(measurement: Measurement, clusterOf: Int32Array, clusters: number): Measurement {
  const { population, statistic } = measurement
  if (clusterOf.length !== population.units) throw new Error('every unit needs a cluster')
  const inner = new Int32Array(population.patterns)
  return {
    ...measurement,
    population: {
      patterns: clusters,
      count: new Int32Array(clusters).fill(1),
      patternOf: Int32Array.from({ length: clusters }, (_, cluster) => cluster),
      units: clusters,
    },
    statistic: {
      size: statistic.size,
      measure(weights, out) {
        inner.fill(0)
        for (let u = 0; u < clusterOf.length; u++) {
          const pattern = population.patternOf[u] as number
          inner[pattern] = (inner[pattern] as number) + (weights[clusterOf[u] as number] as number)
        }
        statistic.measure(inner, out)
      },
    },
  }
}
