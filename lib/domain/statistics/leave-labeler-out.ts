import type { Resampling } from './bootstrap.ts'
import { countRatings } from './counted-ratings.ts'
import type { Metric } from './distance.ts'
import type { Figure } from './figure.ts'
import { measureAlpha } from './krippendorff-alpha.ts'
import { takeFigure } from './measurement.ts'
import type { Ratings } from './ratings.ts'

/** The ratings without one labeler's answers; labelers keep their numbers. */
export function withoutLabeler(ratings: Ratings, labeler: number): Ratings {
  let length = 0
  for (const l of ratings.labeler) if (l !== labeler) length++
  const unit = new Int32Array(length)
  const labelers = new Int32Array(length)
  const value = ratings.value instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)
  let to = 0
  for (let i = 0; i < ratings.labeler.length; i++) {
    if (ratings.labeler[i] === labeler) continue
    unit[to] = ratings.unit[i] as number
    labelers[to] = ratings.labeler[i] as number
    value[to] = ratings.value[i] as number
    to++
  }
  return { ...ratings, unit, labeler: labelers, value }
}

/**
 * Alpha without each labeler in turn: where it rises, that labeler answers unlike the others. Entry l leaves out
 * labeler l; a labeler without answers leaves alpha as it is.
 */
export function leaveLabelerOut(ratings: Ratings, metric: Metric = 'nominal', resampling?: Resampling): Figure[] {
  return Array.from({ length: ratings.labelers }, (_, labeler) =>
    takeFigure(measureAlpha(countRatings(withoutLabeler(ratings, labeler)), metric), resampling),
  )
}
