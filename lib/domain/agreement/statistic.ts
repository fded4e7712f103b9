import { alphaStandardError } from '#lib/domain/statistics/alpha-standard-error.ts'
import { brennanPredigerStandardError, measureBrennanPrediger } from '#lib/domain/statistics/brennan-prediger.ts'
import { type CoefficientOptions, likenessFor } from '#lib/domain/statistics/chance-corrected.ts'
import { cohenKappaStandardError, measureCohenKappa } from '#lib/domain/statistics/cohen-kappa.ts'
import { congerKappaStandardError, measureCongerKappa } from '#lib/domain/statistics/conger-kappa.ts'
import type { CountedRatings } from '#lib/domain/statistics/counted-ratings.ts'
import type { Metric } from '#lib/domain/statistics/distance.ts'
import { fleissKappaStandardError, measureFleissKappa } from '#lib/domain/statistics/fleiss-kappa.ts'
import { gwetAcStandardError, measureGwetAc } from '#lib/domain/statistics/gwet-ac.ts'
import { type IccForm, measureIcc } from '#lib/domain/statistics/intraclass-correlation.ts'
import { measureAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { measureLightKappa } from '#lib/domain/statistics/light-kappa.ts'
import type { Measurement } from '#lib/domain/statistics/measurement.ts'
import { measurePercent, percentStandardError } from '#lib/domain/statistics/percent-agreement.ts'
import { measureScottPi, scottPiStandardError } from '#lib/domain/statistics/scott-pi.ts'

type Options = CoefficientOptions & { metric?: Metric }
type Entry = {
  title: string
  twoLabelers?: boolean
  /** Whether answers that differ can count in part. */
  weighted?: boolean
  /** Whether it calculates with the answers, which then have to be numbers. */
  numeric?: boolean
  measure: (counted: CountedRatings, options: Options) => Measurement
  /** The analytic standard error over units, where there is a formula. */
  standardError?: (counted: CountedRatings, options: Options) => number | null
}

/** The coefficients that can be asked for by name, on choices and numbers. */
const entries = {
  alpha: {
    title: "Krippendorff's alpha",
    measure: (counted, { metric }) => measureAlpha(counted, metric),
    standardError: (counted, { metric }) => alphaStandardError(counted, metric),
  },
  percent: {
    title: 'Percent agreement',
    weighted: true,
    measure: (counted, options) => measurePercent(counted, likenessFor(counted, options)),
    standardError: (counted, options) => percentStandardError(counted, likenessFor(counted, options)),
  },
  'cohen-kappa': {
    title: "Cohen's kappa",
    twoLabelers: true,
    weighted: true,
    measure: measureCohenKappa,
    standardError: cohenKappaStandardError,
  },
  'scott-pi': {
    title: "Scott's pi",
    twoLabelers: true,
    measure: (counted) => measureScottPi(counted),
    standardError: (counted) => scottPiStandardError(counted),
  },
  'fleiss-kappa': {
    title: "Fleiss' kappa",
    weighted: true,
    measure: measureFleissKappa,
    standardError: fleissKappaStandardError,
  },
  'conger-kappa': {
    title: "Conger's kappa",
    weighted: true,
    measure: measureCongerKappa,
    standardError: congerKappaStandardError,
  },
  'light-kappa': { title: "Light's kappa", weighted: true, measure: measureLightKappa },
  'brennan-prediger': {
    title: 'Brennan and Prediger',
    weighted: true,
    measure: measureBrennanPrediger,
    standardError: brennanPredigerStandardError,
  },
  'gwet-ac': { title: "Gwet's AC", weighted: true, measure: measureGwetAc, standardError: gwetAcStandardError },
  'icc-1-1': intraclass('ICC(1,1)', '1_1'),
  'icc-2-1': intraclass('ICC(2,1)', '2_1'),
  'icc-3-1': intraclass('ICC(3,1)', '3_1'),
  'icc-1-k': intraclass('ICC(1,k)', '1_k'),
  'icc-2-k': intraclass('ICC(2,k)', '2_k'),
  'icc-3-k': intraclass('ICC(3,k)', '3_k'),
} satisfies Record<string, Entry>

function intraclass(title: string, form: IccForm): Entry {
  return { title, numeric: true, measure: (counted, { numbers }) => measureIcc(counted, form, numbers) }
}

export type StatisticName = keyof typeof entries
export const statisticNames = Object.keys(entries) as StatisticName[]

export function isStatisticName(name: string): name is StatisticName {
  return Object.hasOwn(entries, name)
}

export function titleOfStatistic(name: StatisticName): string {
  return entries[name].title
}

/** Whether the coefficient compares exactly two labelers. */
export function needsTwoLabelers(name: StatisticName): boolean {
  const entry: Entry = entries[name]
  return entry.twoLabelers === true
}

/** Whether the coefficient can give partial credit to answers that differ. */
export function takesWeights(name: StatisticName): boolean {
  const entry: Entry = entries[name]
  return entry.weighted === true
}

/** Whether the coefficient calculates with the answers, which then have to be numbers. */
export function needsNumbers(name: StatisticName): boolean {
  const entry: Entry = entries[name]
  return entry.numeric === true
}

/** The analytic standard error over units of the named coefficient; null where it is undefined or has no formula. */
export function standardErrorOf(counted: CountedRatings, name: StatisticName, options: Options = {}): number | null {
  const entry: Entry = entries[name]
  return entry.standardError?.(counted, options) ?? null
}

/** The named coefficient of these ratings, to be taken as a figure, resampled or compared. */
export function measureStatistic(counted: CountedRatings, name: StatisticName, options: Options = {}): Measurement {
  return entries[name].measure(counted, options)
}
