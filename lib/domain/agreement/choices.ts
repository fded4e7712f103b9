import { alphaOfSums, alphaSums, observedPerPattern } from '#lib/domain/statistics/alpha-measure.ts'
import {
  type PatternStatistic,
  percentileInterval,
  resample,
  undefinedResamples,
} from '#lib/domain/statistics/bootstrap.ts'
import { classAgreement } from '#lib/domain/statistics/class-agreement.ts'
import { countCoincidences } from '#lib/domain/statistics/coincidences.ts'
import { type ConfusionPair, confusionPairs } from '#lib/domain/statistics/confusion-pairs.ts'
import { type CountedRatings, countRatings, whyNoPairs } from '#lib/domain/statistics/counted-ratings.ts'
import { distanceOf, type Metric } from '#lib/domain/statistics/distance.ts'
import type { Figure, Reason } from '#lib/domain/statistics/figure.ts'
import { figureOf } from '#lib/domain/statistics/figure-with-interval.ts'
import { agreementPerPattern, isPairable } from '#lib/domain/statistics/percent-agreement.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { rankUnits, type UnitCosts } from '#lib/domain/statistics/unit-costs.ts'
import { type LabelerPairAgreement, pairAgreements } from './labeler-pair-agreement.ts'
import type { AgreementOptions } from './options.ts'

/** Agreement about one class: `category` is its code. */
export type ClassFigures = {
  category: number
  /** How often it was chosen, on units with one answer too. */
  chosen: number
  /** Alpha of the class against the rest. */
  alpha: Figure
  /** Given that one labeler chose it, how often another one did. */
  specific: Figure
}

export type ChoiceAgreement = {
  /** Units there are, labelers who answered, answers counted, and earlier answers replaced by a later one. */
  units: number
  labelers: number
  answers: number
  repeats: number
  percent: Figure
  alpha: Figure
  /** Resamples in which alpha was undefined. */
  undefinedResamples: number
  byClass: ClassFigures[]
  confusions: ConfusionPair[]
  labelerPairs: LabelerPairAgreement[]
  perUnit: UnitCosts
}

/** Classes are broken down up to this number; beyond it values are numbers rather than classes. */
const mostClasses = 1000

/**
 * Agreement on choices (and on numbers, by `level`), with all breakdowns from one counting pass.
 *
 * Values are category codes; "x lacks the information" is a category of its own. Slices are the same call on
 * `restrictToUnits(ratings, units)`. With `bootstrap` resamples the percent agreement, alpha and the classes get
 * percentile intervals over units, or over clusters of units.
 */
export function agreementOfChoices(ratings: Ratings, options: AgreementOptions = {}): ChoiceAgreement {
  const counted = countRatings(ratings)
  const metric = options.level ?? 'nominal'
  const { patterns, domain, numbers, grouped } = counted
  const classes = numbers.length <= mostClasses && metric !== 'interval' && metric !== 'ratio' ? numbers.length : 0
  const statistic = headline(counted, metric, classes)
  const values = new Float64Array(statistic.size)
  statistic.measure(patterns.count, values)
  const none = whyNoPairs(counted)
  const resamples =
    options.bootstrap && !none
      ? resample(patterns, statistic, { ...options, resamples: options.bootstrap, seed: options.seed ?? 1 })
      : null
  const figure = (column: number, why: Reason): Figure =>
    figureOf(
      none ? Number.NaN : (values[column] as number),
      none ?? why,
      { units: counted.pairableUnits, answers: counted.pairableAnswers },
      resamples && percentileInterval(resamples, column, options.confidence),
    )
  const coincidences = classes > 0 ? countCoincidences(patterns, classes) : null
  const margins = coincidences?.margins ?? pairableMargins(counted)
  const distance = distanceOf(metric, margins, counted.numbers)
  const chosen = new Int32Array(classes)
  if (classes > 0) for (const code of counted.codes) chosen[code] = (chosen[code] as number) + 1
  return {
    units: grouped.units,
    labelers: counted.activeLabelers,
    answers: counted.answers,
    repeats: grouped.repeats,
    percent: figure(0, 'no_pairable_units'),
    alpha: figure(1, metric === 'nominal' || metric === 'ordinal' ? 'single_category' : 'no_variance'),
    undefinedResamples: resamples ? undefinedResamples(resamples, 1) : 0,
    byClass: Array.from(classes > 0 ? domain : [], (category) => ({
      category,
      chosen: chosen[category] as number,
      alpha: figure(2 + 2 * category, margins[category] === 0 ? 'not_answered' : 'single_category'),
      specific: figure(3 + 2 * category, 'not_answered'),
    })),
    confusions: coincidences ? confusionPairs(coincidences, distance) : [],
    labelerPairs: pairAgreements(counted, metric, options),
    perUnit: rankUnits(
      counted,
      observedPerPattern(patterns, distance),
      agreementPerPattern(patterns),
      alphaSums(patterns, metric, counted.numbers)(patterns.count).expected,
    ),
  }
}

function pairableMargins({ patterns, numbers }: CountedRatings): Float64Array {
  const margins = new Float64Array(numbers.length)
  for (let p = 0; p < patterns.patterns; p++) {
    if (!isPairable(patterns, p)) continue
    for (let i = patterns.start[p] as number; i < (patterns.start[p + 1] as number); i++) {
      const code = patterns.value[i] as number
      margins[code] = (margins[code] as number) + (patterns.count[p] as number)
    }
  }
  return margins
}

/** Percent agreement, alpha, then two figures a class, all of one vector of weights. */
function headline({ patterns, numbers }: CountedRatings, metric: Metric, classes: number): PatternStatistic {
  const agreement = agreementPerPattern(patterns)
  const sums = alphaSums(patterns, metric, numbers)
  const perClass = classAgreement(patterns, classes)
  const pairable = Uint8Array.from(agreement, (_, p) => (isPairable(patterns, p) ? 1 : 0))
  return {
    size: 2 + perClass.size,
    measure(weights, out) {
      let units = 0
      let agreed = 0
      for (let p = 0; p < patterns.patterns; p++) {
        const weight = (weights[p] as number) * (pairable[p] as number)
        units += weight
        agreed += weight * (agreement[p] as number)
      }
      out[0] = units > 0 ? agreed / units : Number.NaN
      out[1] = alphaOfSums(sums(weights))
      if (classes > 0) perClass.measure(weights, out.subarray(2))
    },
  }
}
