import { clusterOverlaps } from '#lib/domain/geometry/clustering.ts'
import { type OverlapPair, overlapBetween, overlapsFromPairs } from '#lib/domain/geometry/overlaps.ts'
import type { Segment } from '#lib/domain/time/segment.ts'
import { type LabeledRecording, lastAnswers } from './segments-answers.ts'

export type SegmentMember = { labeler: string; segment: Segment }
/** The segments that are taken for one event, at most one a labeler; in order of time. */
export type SegmentCluster = { members: readonly SegmentMember[]; meanIou: number | null }

/**
 * Groups one recording's segments into events, whatever the order of labelers: order-free clustering on IoU in time in
 * which every pair passes the threshold (.5 unless given; inclusive), equal labels deciding between equal overlaps.
 * Review, consensus and agreement all use this.
 */
export function clusterSegments(recording: LabeledRecording, options: { threshold?: number } = {}): SegmentCluster[] {
  const members = lastAnswers(recording)
    .flatMap(({ labeler, segments, lacks }) => (lacks ? [] : segments.map((segment) => ({ labeler, segment }))))
    .sort(compareMembers)
  const names = [...new Set(members.map(({ labeler }) => labeler))]
  const labels = [...new Set(members.map(({ segment }) => segment.label))]
  const pairs: OverlapPair[] = []
  members.forEach(({ segment }, i) => {
    for (let j = i + 1; j < members.length; j++) {
      const other = (members[j] as SegmentMember).segment
      if (other.start >= segment.end) break
      const iou = intervalIou(segment, other)
      if (iou > 0) pairs.push({ i, j, iou })
    }
  })
  const overlaps = overlapsFromPairs(members.length, pairs)
  const label = members.map(({ segment }) => labels.indexOf(segment.label))
  return clusterOverlaps(
    overlaps,
    members.map(({ labeler }) => names.indexOf(labeler)),
    { threshold: options.threshold ?? 0.5, label },
  ).map((indices) => {
    const ious = indices.flatMap((i, x) => indices.slice(x + 1).map((j) => overlapBetween(overlaps, i, j)))
    return {
      members: indices.map((i) => members[i] as SegmentMember),
      meanIou: ious.length === 0 ? null : ious.reduce((sum, value) => sum + value, 0) / ious.length,
    }
  })
}

/** Intersection over union of two stretches of time; 0 where both last nothing. */
export function intervalIou(a: Segment, b: Segment): number {
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  const union = a.end - a.start + (b.end - b.start) - shared
  return union > 0 ? shared / union : 0
}

function compareMembers(a: SegmentMember, b: SegmentMember): number {
  return (
    a.segment.start - b.segment.start ||
    a.segment.end - b.segment.end ||
    compareText(a.segment.label, b.segment.label) ||
    compareText(a.labeler, b.labeler)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
