import { agreementOfSegments } from '#lib/domain/agreement/segments-agreement.ts'
import type { LabeledRecording } from '#lib/domain/agreement/segments-answers.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { readSegments } from '#lib/formats/rating-values.ts'
import type { RatingsTable } from '#lib/formats/ratings-table.ts'
import type { Measured } from './report.ts'
import type { AgreementSettings } from './settings.ts'
import { besideOf, entriesByItem, noFurtherParts } from './table-parts.ts'

/** Agreement on segments: `[[start, end, label], …]`. */
export function measureSegmentTable(table: RatingsTable, settings: AgreementSettings): Measured {
  const segments = readSegments(table, settings.fileName)
  const recordings: LabeledRecording[] = entriesByItem(table).map(({ name, group, entries }) => ({
    recording: name,
    group,
    answers: entries.map(({ labeler, text }) => ({ labeler, segments: segments[text] ?? [] })),
  }))
  const { bootstrap, seed, tolerance } = settings
  const agreement = agreementOfSegments(recordings, { tolerance, bootstrap, seed })
  const { alpha, found, onsets, boundaries, overlap, activity, unitizing } = agreement
  const figures: Record<string, Figure> = { alpha, found, onsets, boundaries, overlap, activity, unitizing }
  const titles = {
    alpha: "Krippendorff's alpha",
    found: 'Segments found (F1)',
    boundaries: 'Boundaries found (F1)',
    overlap: 'Overlap of labels (IoU)',
    unitizing: "Krippendorff's u-alpha",
  }
  return {
    ...noFurtherParts,
    figure: figures[settings.statistic] as Figure,
    answers: table.value.length - agreement.repeats,
    repeats: agreement.repeats,
    byClass: agreement.byLabel.map((one) => ({
      class: one.label,
      chosen: one.segments,
      figures: { found: one.found, overlap: one.overlap },
    })),
    confusions: [],
    labelerPairs: agreement.labelerPairs.map((pair) => ({
      a: pair.a,
      b: pair.b,
      items: pair.recordings,
      figures: { found: pair.found, boundaries: pair.boundaries, overlap: pair.overlap },
    })),
    beside: besideOf(titles, figures, settings.statistic),
  }
}
