import type { Figure } from '#lib/domain/statistics/figure.ts'
import type { Segment } from '#lib/domain/time/segment.ts'
import { withLabel } from '#lib/domain/time/segment.ts'
import { type AnswersOf, alphaByDistance } from './by-distance.ts'
import { type Bootstrap, measureAll, Tally } from './regions-tally.ts'
import { type LabeledRecording, lastAnswers, type SegmentAnswer } from './segments-answers.ts'
import { segmentsDistance } from './segments-distance.ts'
import {
  addRecording,
  markedSeconds,
  type SegmentsHeadline,
  segmentsHeadlineOf,
  segmentsStatistics,
  takeSegments,
} from './segments-headline.ts'
import { unitizingOverRecordings } from './segments-unitizing.ts'

export type SegmentsOptions = {
  /** Seconds by which starts and ends may differ, inclusive; .2 unless given. */
  tolerance?: number
  /** Resamples of recordings (or of their groups) for the intervals; none unless given. */
  bootstrap?: number
  seed?: number
  confidence?: number
  /** Seconds of a step of the continuum that `unitizing` counts; .01 unless given. */
  step?: number
}

export type LabelAgreement = { label: string; segments: number; found: Figure; overlap: Figure }
export type SegmentPair = SegmentsHeadline & { a: string; b: string; recordings: number }
export type RecordingAgreement = {
  recording: string
  /** The part of 1 − alpha that the recording accounts for. */
  cost: number
  /** Seconds that each labeler marked. */
  marked: readonly { labeler: string; seconds: number }[]
}

export type SegmentsAgreement = SegmentsHeadline & {
  /** Krippendorff's alpha of whole answers under 1 − IoU over time, label by label. */
  alpha: Figure
  expectedFrom: 'all pairs' | number
  /** Krippendorff's u-alpha of 2016: where units lie and what they are, over the whole continuum. */
  unitizing: Figure
  tolerance: number
  labelers: readonly string[]
  recordings: number
  /** Recordings in which all who answered marked nothing. */
  emptyRecordings: number
  repeats: number
  byLabel: readonly LabelAgreement[]
  labelerPairs: readonly SegmentPair[]
  perRecording: readonly RecordingAgreement[]
}

/**
 * Agreement on labeled segments of time over recordings, with intervals from one bootstrap over recordings. A labeler
 * who says that a recording lacks the information is at distance 1 from everyone who marked it in alpha, and takes no
 * part in the other figures there.
 */
export function agreementOfSegments(
  recordings: readonly LabeledRecording[],
  options: SegmentsOptions = {},
): SegmentsAgreement {
  const tolerance = options.tolerance ?? 0.2
  const bootstrap = { resamples: options.bootstrap ?? 0, seed: options.seed ?? 1, confidence: options.confidence }
  const groups = groupRecordings(recordings)
  const labelers = [...new Set(recordings.flatMap(({ answers }) => answers.map(({ labeler }) => labeler)))].sort()
  const byDistance = alphaByDistance(
    answersOf(recordings, labelers),
    segmentsDistance,
    (segments) => JSON.stringify(segments),
    { ...options, clusters: clustersOf(recordings, groups) },
  )
  const costs = new Map([...byDistance.perUnit.unit].map((unit, i) => [unit, byDistance.perUnit.cost[i] as number]))
  const answers = recordings.map(lastAnswers)
  return {
    ...headline(groups, (list) => list, tolerance, bootstrap),
    alpha: byDistance.alpha,
    expectedFrom: byDistance.expectedFrom,
    unitizing: unitizingOverRecordings(groups, options.step ?? 0.01, bootstrap),
    tolerance,
    labelers,
    recordings: recordings.length,
    emptyRecordings: answers.filter(isEmpty).length,
    repeats: recordings.reduce((sum, one, r) => sum + one.answers.length - (answers[r]?.length ?? 0), 0),
    byLabel: agreementPerLabel(recordings, groups, tolerance, bootstrap),
    labelerPairs: agreementPerPair(recordings, groups, tolerance, bootstrap),
    perRecording: recordings.map((one, r) => ({
      recording: one.recording,
      cost: costs.get(r) ?? 0,
      marked: (answers[r] ?? []).map(({ labeler, segments }) => ({ labeler, seconds: markedSeconds(segments) })),
    })),
  }
}

type Narrow = (answers: SegmentAnswer[]) => SegmentAnswer[]

function headline(
  groups: readonly (readonly LabeledRecording[])[],
  narrow: Narrow,
  tolerance: number,
  bootstrap: Bootstrap,
): SegmentsHeadline {
  const tally = new Tally()
  const at = takeSegments(tally)
  for (const group of groups) {
    for (const recording of group) addRecording(tally, at, narrow(lastAnswers(recording)), { tolerance })
    tally.endGroup()
  }
  return segmentsHeadlineOf(measureAll(tally, segmentsStatistics(at), bootstrap))
}

function agreementPerLabel(
  recordings: readonly LabeledRecording[],
  groups: readonly (readonly LabeledRecording[])[],
  tolerance: number,
  bootstrap: Bootstrap,
): LabelAgreement[] {
  const counts = new Map<string, number>()
  for (const { segments } of recordings.flatMap(lastAnswers)) {
    for (const { label } of segments) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, segments]) => {
      const only: Narrow = (answers) => answers.map((one) => ({ ...one, segments: withLabel(one.segments, label) }))
      const { found, overlap } = headline(groups, only, tolerance, bootstrap)
      return { label, segments, found, overlap }
    })
}

function agreementPerPair(
  recordings: readonly LabeledRecording[],
  groups: readonly (readonly LabeledRecording[])[],
  tolerance: number,
  bootstrap: Bootstrap,
): SegmentPair[] {
  const pairs = new Map<string, { a: string; b: string; recordings: number }>()
  for (const recording of recordings) {
    const names = lastAnswers(recording)
      .map(({ labeler }) => labeler)
      .sort()
    names.forEach((a, i) => {
      for (const b of names.slice(i + 1)) {
        const key = JSON.stringify([a, b])
        pairs.set(key, { a, b, recordings: (pairs.get(key)?.recordings ?? 0) + 1 })
      }
    })
  }
  return [...pairs.values()]
    .sort((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1))
    .map((pair) => {
      const both: Narrow = (answers) => answers.filter(({ labeler }) => labeler === pair.a || labeler === pair.b)
      return { ...pair, ...headline(groups, both, tolerance, bootstrap) }
    })
}

function isEmpty(answers: readonly SegmentAnswer[]): boolean {
  return answers.length > 1 && answers.every(({ segments, lacks }) => !lacks && segments.length === 0)
}

function groupRecordings(recordings: readonly LabeledRecording[]): LabeledRecording[][] {
  const groups = new Map<string, LabeledRecording[]>()
  recordings.forEach((recording, r) => {
    const key = recording.group === undefined ? `recording ${r}` : `group ${recording.group}`
    groups.set(key, [...(groups.get(key) ?? []), recording])
  })
  return [...groups.values()]
}

/** The group of each recording as a number; undefined where none are grouped. */
function clustersOf(
  recordings: readonly LabeledRecording[],
  groups: readonly (readonly LabeledRecording[])[],
): Int32Array | undefined {
  if (groups.length === recordings.length) return undefined
  const numbers = new Map(groups.flatMap((group, g) => group.map((recording) => [recording, g] as const)))
  return Int32Array.from(recordings, (recording) => numbers.get(recording) as number)
}

function answersOf(
  recordings: readonly LabeledRecording[],
  labelers: readonly string[],
): AnswersOf<readonly Segment[]> {
  const labelerOf = new Map(labelers.map((name, l) => [name, l]))
  const entries = recordings.flatMap((recording, r) => lastAnswers(recording).map((answer) => ({ answer, r })))
  return {
    unit: Int32Array.from(entries, ({ r }) => r),
    labeler: Int32Array.from(entries, ({ answer }) => labelerOf.get(answer.labeler) as number),
    value: entries.map(({ answer }) => (answer.lacks ? null : sortSegments(answer.segments))),
    units: recordings.length,
    labelers: labelers.length,
  }
}

function sortSegments(segments: readonly Segment[]): Segment[] {
  return segments
    .map(({ start, end, label }) => ({ start, end, label }))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1))
}
