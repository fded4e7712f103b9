import { agreementOfChoices } from '#lib/domain/agreement/choices.ts'
import type { AgreementOptions } from '#lib/domain/agreement/options.ts'
import { planRound } from '#lib/domain/agreement/plan-round.ts'
import {
  isStatisticName,
  measureStatistic,
  needsTwoLabelers,
  type StatisticName,
  standardErrorOf,
  titleOfStatistic,
} from '#lib/domain/agreement/statistic.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type CountedRatings, countRatings } from '#lib/domain/statistics/counted-ratings.ts'
import type { Level } from '#lib/domain/statistics/distance.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { leaveLabelerOut } from '#lib/domain/statistics/leave-labeler-out.ts'
import { takeFigure } from '#lib/domain/statistics/measurement.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { selfAgreement } from '#lib/domain/statistics/self-agreement.ts'
import { readNumbers, readPositions } from '#lib/formats/rating-values.ts'
import type { RatingsTable } from '#lib/formats/ratings-table.ts'
import type { LeftOutRow, Measured } from './report.ts'
import type { AgreementSettings } from './settings.ts'
import { dearestItems, noFurtherParts } from './table-parts.ts'

/** Ratings of a table, the names of their categories, and the numbers that these stand for where they do. */
type CodedTable = { ratings: Ratings; names: readonly string[]; numbers?: readonly number[] }

/** Agreement on choices and numbers. `whole` asks for the breakdowns too. */
export function measureChoices(
  table: RatingsTable,
  level: Level,
  settings: AgreementSettings,
  whole: boolean,
): Measured {
  const { ratings, names, numbers } = codeTable(table, level, settings)
  const options: AgreementOptions = {
    bootstrap: settings.bootstrap,
    seed: settings.seed,
    method: settings.method,
    clusters: table.clusters?.of,
    level,
  }
  const counted = countRatings(ratings)
  if (!whole) {
    const { answers, grouped } = counted
    const none = { ...noFurtherParts, byClass: [], confusions: [], labelerPairs: [], beside: [] }
    return {
      figure: figureOfStatistic(counted, settings, options, numbers),
      answers,
      repeats: grouped.repeats,
      ...none,
    }
  }
  const agreement = agreementOfChoices(ratings, options)
  const nameOf = (code: number) => names[code] ?? String(counted.numbers[code])
  const labelerOf = (labeler: number) => table.labelers[labeler] as string
  const plain = settings.statistic === 'alpha' || (settings.statistic === 'percent' && settings.weights === 'identity')
  return {
    figure: plain
      ? agreement[settings.statistic === 'alpha' ? 'alpha' : 'percent']
      : figureOfStatistic(counted, settings, options, numbers),
    // The formulas take items as drawn one by one.
    standardError: options.clusters
      ? null
      : standardErrorOf(counted, nameOfStatistic(settings), coefficientOptions(settings, options, numbers)),
    answers: agreement.answers,
    repeats: agreement.repeats,
    leftOut: settings.statistic === 'alpha' ? leaveOut(ratings, counted, level, labelerOf) : [],
    dearest: dearestItems(table, agreement.perUnit),
    plan: settings.plan ? planRound(counted, { ...settings.plan, metric: level, seed: settings.seed }) : null,
    byClass: agreement.byClass.map(({ category, chosen, alpha, specific }) => ({
      class: nameOf(category),
      chosen,
      figures: { alpha, specific_agreement: specific },
    })),
    confusions: agreement.confusions.map(({ a, b, ...rest }) => ({ a: nameOf(a), b: nameOf(b), ...rest })),
    labelerPairs: agreement.labelerPairs.map(({ a, b, percent, kappa, alpha }) => ({
      a: labelerOf(a),
      b: labelerOf(b),
      items: percent.units,
      figures: { percent, kappa, alpha },
    })),
    beside: [
      ...(plain && settings.statistic === 'alpha' ? [] : [{ title: "Krippendorff's alpha", figure: agreement.alpha }]),
      ...(plain && settings.statistic === 'percent' ? [] : [{ title: 'Percent agreement', figure: agreement.percent }]),
      ...(agreement.repeats === 0 ? [] : besideRepeats(ratings, level, options)),
    ],
  }
}

/** What repeated answers tell where they were planned: how much labelers agree with themselves. */
function besideRepeats(ratings: Ratings, level: Level, { bootstrap, seed = 1 }: AgreementOptions): Measured['beside'] {
  const { alpha, percent } = selfAgreement(ratings, level, bootstrap ? { resamples: bootstrap, seed } : undefined)
  return [
    { title: 'Self-agreement (alpha, repeated answers)', figure: alpha },
    { title: 'Self-agreement (percent, repeated answers)', figure: percent },
  ]
}

/** With two labelers nothing is left to compare; of a crowd nobody reads a row each. */
const mostLeftOut = 20

function leaveOut(
  ratings: Ratings,
  { activeLabelers }: CountedRatings,
  level: Level,
  labelerOf: (labeler: number) => string,
): LeftOutRow[] {
  if (activeLabelers < 3 || activeLabelers > mostLeftOut) return []
  return leaveLabelerOut(ratings, level).map((figure, labeler) => ({ labeler: labelerOf(labeler), figure }))
}

function nameOfStatistic({ statistic }: AgreementSettings): StatisticName {
  if (!isStatisticName(statistic)) throw new Error(`no statistic ${statistic}`)
  return statistic
}

function coefficientOptions(
  { weights: weighting }: AgreementSettings,
  { level: metric }: AgreementOptions,
  numbers: readonly number[] | undefined,
) {
  return { metric, weighting, numbers }
}

function figureOfStatistic(
  counted: CountedRatings,
  settings: AgreementSettings,
  options: AgreementOptions,
  numbers: readonly number[] | undefined,
): Figure {
  const statistic = nameOfStatistic(settings)
  if (needsTwoLabelers(statistic) && counted.grouped.labelers > 2) {
    const message = `${titleOfStatistic(statistic)} compares two labelers, and there are ${counted.grouped.labelers}. Take fleiss-kappa or alpha, or leave the others out.`
    throw new RefusalError({ code: 'bad_request', field: 'statistic', message })
  }
  const measurement = measureStatistic(counted, statistic, coefficientOptions(settings, options, numbers))
  const { bootstrap, seed = 1, method, clusters } = options
  return takeFigure(measurement, bootstrap ? { resamples: bootstrap, seed, method, clusters } : undefined)
}

/**
 * Nominal: labels in order of code units, each its own category to the letter. Ordinal: the given order, or numbers in
 * ascending order. Interval and ratio: the numbers themselves.
 */
function codeTable(table: RatingsTable, level: Level, { order, fileName }: AgreementSettings): CodedTable {
  const { unit, labeler, value, texts } = table
  const base = { unit, labeler, units: table.items.length, labelers: table.labelers.length }
  if (level === 'interval' || level === 'ratio') {
    const numbers = readNumbers(table, fileName, level === 'ratio')
    return { ratings: { ...base, value: Float64Array.from(value, (text) => numbers[text] as number) }, names: [] }
  }
  if (level === 'ordinal' && order) {
    const positions = readPositions(table, fileName, order)
    return {
      ratings: { ...base, value: value.map((text) => positions[text] as number), categories: order },
      names: order,
    }
  }
  if (level === 'ordinal') {
    const numberOfText = ordinalNumbers(table, fileName)
    const distinct = [...new Set(numberOfText)].sort((a, b) => a - b)
    const codeOf = new Map(distinct.map((number, code) => [number, code]))
    const codes = numberOfText.map((number) => codeOf.get(number) as number)
    const names = distinct.map(String)
    return {
      ratings: { ...base, value: value.map((text) => codes[text] as number), categories: names },
      names,
      numbers: distinct,
    }
  }
  const names = [...texts].sort()
  const codeOf = new Map(names.map((name, code) => [name, code]))
  const codes = texts.map((text) => codeOf.get(text) as number)
  return { ratings: { ...base, value: value.map((text) => codes[text] as number), categories: names }, names }
}

function ordinalNumbers(table: RatingsTable, fileName: string): number[] {
  try {
    return readNumbers(table, fileName)
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const message = `${error.refusal.message} Ordinal values are numbers, or words in the order that --order a,b,c states.`
    throw new RefusalError({ ...error.refusal, message })
  }
}
