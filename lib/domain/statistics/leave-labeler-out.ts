import type { Resampling } from './bootstrap.ts'
import { countRatings } from './counted-ratings.ts'
import type { Metric } from './distance.ts'
import type { Figure } from './figure.ts'
import { measureAlpha } from './krippendorff-alpha.ts'
import { takeFigure } from './measurement.ts'
import type { Ratings } from './ratings.ts'

/** The ratings without one labeler's answers; labelers keep their numbers. */
export function withoutLabeler(ratings: Ratings, labeler: number): Ratings {
  const kept = Int32Array.from(ratings.labeler.keys()).filter((i) => ratings.labeler[i] !== labeler)
  const value = ratings.value instanceof Int32Array ? new Int32Array(kept.length) : new Float64Array(kept.length)
  for (let i = 0; i < kept.length; i++) value[i] = ratings.value[kept[i] as number] as number
  return {
    ...ratings,
    unit: kept.map((i) => ratings.unit[i] as number),
    labeler: kept.map((i) => ratings.labeler[i] as number),
    value,
  }
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
