import type { Segment } from '#lib/domain/time/segment.ts'

/**
 * What one labeler says of one recording: segments (an empty list is an answer), or `lacks`: the recording lacks the
 * information (segments are then ignored).
 */
export type SegmentAnswer = { labeler: string; segments: readonly Segment[]; lacks?: boolean }

/**
 * One recording and the labelers who answered. Where a labeler is listed twice, the last answer counts. `length` in
 * seconds; the end of the last segment where it isn't given. Recordings of one `group` are resampled together.
 */
export type LabeledRecording = {
  recording: string
  length?: number
  answers: readonly SegmentAnswer[]
  group?: string
}

/** Each labeler's last answer. */
export function lastAnswers(recording: LabeledRecording): SegmentAnswer[] {
  return [...new Map(recording.answers.map((answer) => [answer.labeler, answer])).values()]
}

export function lengthOf(recording: LabeledRecording): number {
  if (recording.length !== undefined) return recording.length
  return recording.answers.reduce(
    (end, { segments }) => segments.reduce((latest, segment) => Math.max(latest, segment.end), end),
    0,
  )
}
