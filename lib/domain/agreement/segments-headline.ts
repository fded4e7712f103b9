import type { Figure } from '#lib/domain/statistics/figure.ts'
import { boundariesOf, matchBoundaries, matchEvents } from '#lib/domain/time/event-matching.ts'
import { coveredStretches, durationOf, labelsOf, type Segment, withLabel } from '#lib/domain/time/segment.ts'
import { overlapInTime } from '#lib/domain/time/time-overlap.ts'
import { ratio, type Statistic, type Tally } from './regions-tally.ts'
import type { SegmentAnswer } from './segments-answers.ts'

/** The figures of a segment question, counts and seconds pooled over all labeler pairs and recordings. */
export type SegmentsHeadline = {
  /** F1 of events: equal labels, starts and ends within the tolerance. */
  found: Figure
  /** F1 of events by label and start alone. */
  onsets: Figure
  /** F1 of the times at which anything starts or ends, whatever the labels. */
  boundaries: Figure
  /** Seconds that both gave the same label / seconds that either gave it, summed over labels. */
  overlap: Figure
  /** Seconds that both marked at all / seconds that either marked. */
  activity: Figure
}

export type SegmentsRule = { tolerance: number }

const parts = 5
/** Columns: for each part twice what is shared and what there is, then recordings and segments. */
export function takeSegments(tally: Tally): number {
  return tally.take(2 * parts + 2)
}

export function segmentsStatistics(at: number): Statistic[] {
  return Array.from({ length: parts }, (_, part) =>
    ratio(at + 2 * part, at + 2 * part + 1, 'no_segments', at + 2 * parts, at + 2 * parts + 1),
  )
}

export function segmentsHeadlineOf(figures: readonly Figure[]): SegmentsHeadline {
  const [found, onsets, boundaries, overlap, activity] = figures as [Figure, Figure, Figure, Figure, Figure]
  return { found, onsets, boundaries, overlap, activity }
}

/** Adds one recording: every pair of labelers who did not say that it lacks the information. */
export function addRecording(tally: Tally, at: number, answers: readonly SegmentAnswer[], rule: SegmentsRule): void {
  const seeing = answers.filter((answer) => !answer.lacks)
  if (seeing.length < 2) return
  tally.add(at + 2 * parts, 1)
  tally.add(
    at + 2 * parts + 1,
    seeing.reduce((sum, { segments }) => sum + segments.length, 0),
  )
  seeing.forEach((a, i) => {
    for (const b of seeing.slice(i + 1)) {
      pairCounts(a.segments, b.segments, rule).forEach(([shared, all], part) => {
        tally.add(at + 2 * part, shared)
        tally.add(at + 2 * part + 1, all)
      })
    }
  })
}

function pairCounts(a: readonly Segment[], b: readonly Segment[], { tolerance }: SegmentsRule): [number, number][] {
  const events = a.length + b.length
  const boundariesOfA = boundariesOf(a)
  const boundariesOfB = boundariesOf(b)
  const labeled = labelsOf(a, b).map((label) => overlapInTime(withLabel(a, label), withLabel(b, label)))
  const active = overlapInTime(a, b)
  return [
    [2 * matchEvents(a, b, { match: 'onset_offset', tolerance }).matched, events],
    [2 * matchEvents(a, b, { match: 'onset', tolerance }).matched, events],
    [2 * matchBoundaries(boundariesOfA, boundariesOfB, tolerance).matched, boundariesOfA.length + boundariesOfB.length],
    [labeled.reduce((sum, { shared }) => sum + shared, 0), labeled.reduce((sum, { union }) => sum + union, 0)],
    [active.shared, active.union],
  ]
}

/** Seconds that a labeler marked, each second once. */
export function markedSeconds(segments: readonly Segment[]): number {
  return durationOf(coveredStretches(segments))
}
