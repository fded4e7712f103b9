import type { SetDistanceName } from '#lib/domain/agreement/sets.ts'
import {
  isStatisticName,
  needsNumbers,
  statisticNames,
  takesWeights,
  titleOfStatistic,
} from '#lib/domain/agreement/statistic.ts'
import type { Weighting } from '#lib/domain/statistics/likeness.ts'
import type { TextFold } from '#lib/domain/text/fold.ts'
import type { TextUnit } from '#lib/domain/text/tokens.ts'
import { refuseOption } from '../option-values.ts'

export const tableLevels = ['nominal', 'ordinal', 'interval', 'ratio', 'set', 'text', 'box', 'segment'] as const
export type TableLevel = (typeof tableLevels)[number]

/** What the command was asked for, once its words are understood. */
export type AgreementSettings = {
  fileName: string
  level: TableLevel
  statistic: string
  order: readonly string[] | null
  weights: Weighting
  setDistance: SetDistanceName
  textUnit: TextUnit
  language: string | undefined
  fold: TextFold
  iou: number
  tolerance: number
  /** Resamples; 0 for no intervals. */
  bootstrap: number
  seed: number
  method: 'units' | 'patterns'
  /** A round to plan, with these answers as the pilot. */
  plan?: { items: number; labelers: number }
}

const otherStatistics: Partial<Record<TableLevel, Record<string, string>>> = {
  set: { alpha: "Krippendorff's alpha", percent: 'Share of equal sets' },
  text: {
    alpha: "Krippendorff's alpha",
    wer: 'Error rate between labelers',
    'mean-wer': 'Mean of the error rates of items',
    percent: 'Share of equal texts',
  },
  box: {
    alpha: 'Alpha over clusters of boxes',
    found: 'Found (F1)',
    named: 'Named (alpha of classes)',
    drawn: 'Drawn (mean IoU)',
  },
  segment: {
    alpha: "Krippendorff's alpha",
    found: 'Segments found (F1)',
    onsets: 'Onsets found (F1)',
    boundaries: 'Boundaries found (F1)',
    overlap: 'Overlap of labels (IoU over time)',
    activity: 'Overlap of anything marked (IoU over time)',
    unitizing: "Krippendorff's u-alpha",
  },
}

/** What people call the statistics elsewhere, as `simplifyName` leaves it. */
const otherNames: Record<string, string> = {
  'krippendorff-alpha': 'alpha',
  'krippendorffs-alpha': 'alpha',
  'percent-agreement': 'percent',
  cohen: 'cohen-kappa',
  'cohens-kappa': 'cohen-kappa',
  scott: 'scott-pi',
  'scotts-pi': 'scott-pi',
  fleiss: 'fleiss-kappa',
  'fleiss-k': 'fleiss-kappa',
  conger: 'conger-kappa',
  light: 'light-kappa',
  ac1: 'gwet-ac',
  ac2: 'gwet-ac',
  gwet: 'gwet-ac',
  'gwet-ac1': 'gwet-ac',
  'gwet-ac2': 'gwet-ac',
  f1: 'found',
}

/** `ICC(2,1)`, `icc_2_1` and `icc-2-1` are one name. */
function simplifyName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The statistic that is meant at this level, with its title. Refuses one that the level doesn't have. */
export function chooseStatistic(level: TableLevel, asked: string): { statistic: string; title: string } {
  const own = otherStatistics[level]
  const simple = simplifyName(asked)
  const titleOf = (name: string) => (own ? own[name] : isStatisticName(name) ? titleOfStatistic(name) : undefined)
  const statistic = titleOf(simple) === undefined ? (otherNames[simple] ?? simple) : simple
  const title = titleOf(statistic)
  if (title) return { statistic, title }
  const names = own ? Object.keys(own) : statisticNames
  throw refuseOption(
    'statistic',
    `There is no statistic "${asked}" at level ${level}. Choose one of: ${names.join(', ')}.`,
  )
}

/** Refuses options that would be passed over in silence, or that mean nothing together. */
export function checkOptions({ level, statistic, order, weights, plan }: AgreementSettings): void {
  if (plan && otherStatistics[level])
    throw refuseOption('plan', `--plan goes with choices and numbers; the level is ${level}.`)
  if (order && level !== 'ordinal') {
    throw refuseOption('order', `--order goes with --level ordinal; the level is ${level}.`)
  }
  const twice = order?.find((word, i) => order.indexOf(word) !== i)
  if (twice !== undefined) throw refuseOption('order', `--order names "${twice}" twice.`)
  if (!isStatisticName(statistic)) return
  if (weights !== 'identity' && !takesWeights(statistic)) {
    const how = statistic === 'alpha' ? 'it takes its distances from --level' : 'it has no weighted form here'
    throw refuseOption('weights', `--weights does not go with ${titleOfStatistic(statistic)}: ${how}.`)
  }
  if (level !== 'nominal') return
  if (weights !== 'identity') {
    const message = `--weights ${weights} needs answers in an order: --level ordinal for numbers, with --order a,b,c for words.`
    throw refuseOption('weights', message)
  }
  if (needsNumbers(statistic)) {
    const message = `${titleOfStatistic(statistic)} calculates with the answers as numbers: say --level interval.`
    throw refuseOption('statistic', message)
  }
}
