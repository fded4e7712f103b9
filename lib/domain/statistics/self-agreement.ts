import type { Resampling } from './bootstrap.ts'
import { countRatings } from './counted-ratings.ts'
import type { Metric } from './distance.ts'
import type { Figure } from './figure.ts'
import { alphaOfCounted } from './krippendorff-alpha.ts'
import { takeFigure } from './measurement.ts'
import { measurePercent } from './percent-agreement.ts'
import type { Ratings } from './ratings.ts'

export type SelfAgreement = {
  percent: Figure
  alpha: Figure
  /** Percent agreement of each labeler with herself, by labeler. */
  perLabeler: Figure[]
}

/**
 * How much labelers agree with themselves: the answers that one labeler gave to the same unit on several occasions, in
 * the order of the entries, are compared as if the occasions were labelers. Everything that was answered only once is
 * left out. It is the practical ceiling of agreement between labelers. A figure's `units` are pairs of unit and labeler.
 */
export function selfAgreement(ratings: Ratings, metric: Metric = 'nominal', resampling?: Resampling): SelfAgreement {
  const counted = countRatings(asOccasions(ratings, null))
  const alpha = alphaOfCounted(counted, metric).figure
  return {
    percent: nameReason(takeFigure(measurePercent(counted), resampling)),
    alpha: nameReason(alpha),
    perLabeler: Array.from({ length: ratings.labelers }, (_, labeler) =>
      nameReason(takeFigure(measurePercent(countRatings(asOccasions(ratings, labeler))), resampling)),
    ),
  }
}

/** Ratings in which each repeated (unit, labeler) is a unit and each occasion a labeler; of one labeler, or of all. */
function asOccasions(ratings: Ratings, only: number | null): Ratings {
  const entriesOf = new Map<number, number[]>()
  for (let i = 0; i < ratings.unit.length; i++) {
    const labeler = ratings.labeler[i] as number
    if (only !== null && labeler !== only) continue
    const key = (ratings.unit[i] as number) * ratings.labelers + labeler
    const known = entriesOf.get(key)
    if (known) known.push(i)
    else entriesOf.set(key, [i])
  }
  const repeated = [...entriesOf.values()].filter((entries) => entries.length > 1)
  const unit = repeated.flatMap((entries, u) => entries.map(() => u))
  const occasion = repeated.flatMap((entries) => entries.map((_, n) => n))
  const value = repeated.flatMap((entries) => entries.map((i) => ratings.value[i] as number))
  return {
    unit: Int32Array.from(unit),
    labeler: Int32Array.from(occasion),
    value: ratings.value instanceof Int32Array ? Int32Array.from(value) : Float64Array.from(value),
    units: repeated.length,
    labelers: Math.max(1, ...repeated.map((entries) => entries.length)),
    categories: ratings.categories,
  }
}

/** Without repeated answers there are no units to compare. */
function nameReason(figure: Figure): Figure {
  return 'undefined' in figure && figure.undefined === 'no_units' ? { ...figure, undefined: 'not_repeated' } : figure
}
