import type { Resampling } from './bootstrap.ts'
import { countRatings } from './counted-ratings.ts'
import type { Metric } from './distance.ts'
import type { Figure } from './figure.ts'
import { measureAlpha } from './krippendorff-alpha.ts'
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
  const repeated = findRepeated(ratings)
  const counted = countRatings(asOccasions(ratings, repeated))
  const byLabeler = Map.groupBy(repeated, ([first]) => ratings.labeler[first as number] as number)
  return {
    percent: nameReason(takeFigure(measurePercent(counted), resampling)),
    alpha: nameReason(takeFigure(measureAlpha(counted, metric), resampling)),
    perLabeler: Array.from({ length: ratings.labelers }, (_, labeler) => {
      const hers = countRatings(asOccasions(ratings, byLabeler.get(labeler) ?? []))
      return nameReason(takeFigure(measurePercent(hers), resampling))
    }),
  }
}

/** The entries of each (unit, labeler) that was answered more than once. */
function findRepeated({ unit, labeler, labelers }: Ratings): number[][] {
  const keyOf = (i: number) => (unit[i] as number) * labelers + (labeler[i] as number)
  const met = new Set<number>()
  const entriesOf = new Map<number, number[]>()
  for (let i = 0; i < unit.length; i++) {
    const key = keyOf(i)
    if (met.has(key)) entriesOf.set(key, [])
    met.add(key)
  }
  if (entriesOf.size === 0) return []
  for (let i = 0; i < unit.length; i++) entriesOf.get(keyOf(i))?.push(i)
  return [...entriesOf.values()]
}

/** Ratings in which each repeated (unit, labeler) is a unit and each occasion a labeler. */
function asOccasions(ratings: Ratings, repeated: readonly number[][]): Ratings {
  const unit = repeated.flatMap((entries, u) => entries.map(() => u))
  const occasion = repeated.flatMap((entries) => entries.map((_, n) => n))
  const value = repeated.flatMap((entries) => entries.map((i) => ratings.value[i] as number))
  return {
    unit: Int32Array.from(unit),
    labeler: Int32Array.from(occasion),
    value: ratings.value instanceof Int32Array ? Int32Array.from(value) : Float64Array.from(value),
    units: repeated.length,
    labelers: repeated.reduce((most, entries) => Math.max(most, entries.length), 1),
    categories: ratings.categories,
  }
}

/** Without repeated answers there are no units to compare. */
function nameReason(figure: Figure): Figure {
  return 'undefined' in figure && figure.undefined === 'no_units' ? { ...figure, undefined: 'not_repeated' } : figure
}
