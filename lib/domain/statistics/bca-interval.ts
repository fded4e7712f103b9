import { definedValues, type Resampling, resample } from './bootstrap.ts'
import { acceleration, leaveOneOut } from './jackknife.ts'
import { type Measurement, pointValue } from './measurement.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { quantile } from './quantile.ts'

/**
 * The bias-corrected and accelerated bootstrap interval: percentiles of the resamples, moved by the bias z₀ (how many
 * resamples lie below the estimate, ties by half) and the acceleration a (from the jackknife):
 * α' = Φ(z₀ + (z₀ + z_α)/(1 − a (z₀ + z_α))).
 *
 * Null when the statistic is undefined, when half of the resamples or more are, or when all resamples lie on one side of
 * the estimate, where z₀ is infinite.
 * Source: Efron, B. (1987), "Better bootstrap confidence intervals"; Efron & Tibshirani (1993), section 14.3.
 */
export function bcaInterval(measurement: Measurement, resampling: Resampling): [number, number] | null {
  const estimate = pointValue(measurement)
  if (Number.isNaN(estimate)) return null
  const ascending = definedValues(resample(measurement.population, measurement.statistic, resampling))
  if (2 * ascending.length <= resampling.resamples) return null
  let below = 0
  for (let i = 0; i < ascending.length; i++) {
    const value = ascending[i] as number
    below += value < estimate ? 1 : value === estimate ? 0.5 : 0
  }
  const bias = normalQuantile(below / ascending.length)
  if (!Number.isFinite(bias)) return null
  const a = acceleration(leaveOneOut(measurement, resampling.clusters))
  const tail = (1 - (resampling.confidence ?? 0.95)) / 2
  const moved = (p: number) => {
    const z = bias + normalQuantile(p)
    return normalCdf(bias + z / (1 - a * z))
  }
  return [quantile(ascending, moved(tail)), quantile(ascending, moved(1 - tail))]
}
