import type { SetDistanceName } from '#lib/domain/agreement/sets.ts'
import { isStatisticName, statisticNames, titleOfStatistic } from '#lib/domain/agreement/statistic.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Weighting } from '#lib/domain/statistics/likeness.ts'
import type { TextFold } from '#lib/domain/text/fold.ts'
import type { TextUnit } from '#lib/domain/text/tokens.ts'

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

/** The name under which the statistic is shown; refuses one that the level doesn't have. */
export function titleFor(level: TableLevel, statistic: string): string {
  const own = otherStatistics[level]
  const title = own ? own[statistic] : isStatisticName(statistic) ? titleOfStatistic(statistic) : undefined
  if (title) return title
  const names = own ? Object.keys(own) : statisticNames
  const message = `There is no statistic "${statistic}" at level ${level}. Choose one of: ${names.join(', ')}.`
  throw new RefusalError({ code: 'bad_request', field: 'statistic', message })
}
