import {
  type PatternStatistic,
  percentileInterval,
  type ResampledPopulation,
  type Resampling,
  resample,
  undefinedResamples,
} from './bootstrap.ts'
import type { Figure, Reason } from './figure.ts'
import { figureOf } from './figure-with-interval.ts'

/**
 * A statistic together with what it is measured on: everything that a value, a bootstrap, a jackknife or a comparison
 * of two rounds needs. The statistic's first value is the one meant.
 */
export type Measurement = {
  population: ResampledPopulation
  statistic: PatternStatistic
  /** Why nothing can be measured, known beforehand; null when it may be. */
  impossible: Reason | null
  /** The reason where the statistic itself comes out undefined. */
  whyUndefined: Reason
  /** Units and answers that take part. */
  units: number
  answers: number
}

/** A statistic of a single value. */
export function singleStatistic(value: (weights: ArrayLike<number>) => number): PatternStatistic {
  return {
    size: 1,
    measure(weights, out) {
      out[0] = value(weights)
    },
  }
}

/** The value on the data themselves, NaN where it is undefined. */
export function pointValue({ population, statistic, impossible }: Measurement): number {
  if (impossible) return Number.NaN
  const out = new Float64Array(statistic.size)
  statistic.measure(population.count, out)
  return out[0] as number
}

/** The figure, with a percentile interval when resamples are asked for. */
export function takeFigure(measurement: Measurement, resampling?: Resampling): Figure {
  return takeFigureWithResamples(measurement, resampling).figure
}

/** The figure, and the number of resamples in which it was undefined. */
export function takeFigureWithResamples(
  measurement: Measurement,
  resampling?: Resampling,
): { figure: Figure; undefinedResamples: number } {
  const { population, statistic, impossible, whyUndefined } = measurement
  const value = pointValue(measurement)
  const why = impossible ?? whyUndefined
  if (Number.isNaN(value) || !resampling) {
    return { figure: figureOf(value, why, measurement), undefinedResamples: 0 }
  }
  const resamples = resample(population, statistic, resampling)
  const interval = percentileInterval(resamples, 0, resampling.confidence)
  return { figure: figureOf(value, why, measurement, interval), undefinedResamples: undefinedResamples(resamples) }
}
