import type { Metric } from '#lib/domain/statistics/distance.ts'

/** What is common to all measurements of agreement. */
export type AgreementOptions = {
  /** Number of bootstrap resamples; without it figures have no interval. */
  bootstrap?: number
  /** Seed of the bootstrap; 1 unless given. */
  seed?: number
  method?: 'units' | 'patterns'
  /** The cluster of each unit, numbered from 0: whole clusters are resampled. */
  clusters?: Int32Array
  /** Coverage of the intervals; .95 unless given. */
  confidence?: number
  /** Level of measurement, or a distance between codes; nominal unless given. */
  level?: Metric
}
