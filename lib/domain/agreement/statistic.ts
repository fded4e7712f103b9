import { measureBrennanPrediger } from '#lib/domain/statistics/brennan-prediger.ts'
import { type CoefficientOptions, likenessFor } from '#lib/domain/statistics/chance-corrected.ts'
import { measureCohenKappa } from '#lib/domain/statistics/cohen-kappa.ts'
import { measureCongerKappa } from '#lib/domain/statistics/conger-kappa.ts'
import type { CountedRatings } from '#lib/domain/statistics/counted-ratings.ts'
import type { Metric } from '#lib/domain/statistics/distance.ts'
import { measureFleissKappa } from '#lib/domain/statistics/fleiss-kappa.ts'
import { measureGwetAc } from '#lib/domain/statistics/gwet-ac.ts'
import { measureIcc } from '#lib/domain/statistics/intraclass-correlation.ts'
import { measureAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { measureLightKappa } from '#lib/domain/statistics/light-kappa.ts'
import type { Measurement } from '#lib/domain/statistics/measurement.ts'
import { measurePercent } from '#lib/domain/statistics/percent-agreement.ts'
import { measureScottPi } from '#lib/domain/statistics/scott-pi.ts'

type Options = CoefficientOptions & { metric?: Metric }
type Entry = {
  title: string
  twoLabelers?: boolean
  measure: (counted: CountedRatings, options: Options) => Measurement
}

/** The coefficients that can be asked for by name, on choices and numbers. */
const entries = {
  alpha: { title: "Krippendorff's alpha", measure: (counted, { metric }) => measureAlpha(counted, metric) },
  percent: {
    title: 'Percent agreement',
    measure: (counted, options) => measurePercent(counted, likenessFor(counted, options)),
  },
  'cohen-kappa': { title: "Cohen's kappa", twoLabelers: true, measure: measureCohenKappa },
  'scott-pi': { title: "Scott's pi", twoLabelers: true, measure: (counted) => measureScottPi(counted) },
  'fleiss-kappa': { title: "Fleiss' kappa", measure: measureFleissKappa },
  'conger-kappa': { title: "Conger's kappa", measure: measureCongerKappa },
  'light-kappa': { title: "Light's kappa", measure: measureLightKappa },
  'brennan-prediger': { title: 'Brennan and Prediger', measure: measureBrennanPrediger },
  'gwet-ac': { title: "Gwet's AC", measure: measureGwetAc },
  'icc-1-1': { title: 'ICC(1,1)', measure: (counted) => measureIcc(counted, '1_1') },
  'icc-2-1': { title: 'ICC(2,1)', measure: (counted) => measureIcc(counted, '2_1') },
  'icc-3-1': { title: 'ICC(3,1)', measure: (counted) => measureIcc(counted, '3_1') },
  'icc-1-k': { title: 'ICC(1,k)', measure: (counted) => measureIcc(counted, '1_k') },
  'icc-2-k': { title: 'ICC(2,k)', measure: (counted) => measureIcc(counted, '2_k') },
  'icc-3-k': { title: 'ICC(3,k)', measure: (counted) => measureIcc(counted, '3_k') },
} satisfies Record<string, Entry>

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

/** The named coefficient of these ratings, to be taken as a figure, resampled or compared. */
export function measureStatistic(counted: CountedRatings, name: StatisticName, options: Options = {}): Measurement {
  return entries[name].measure(counted, options)
}
