import type { LabeledRecording } from '#lib/domain/agreement/segments-answers.ts'
import { clusterSegments, type SegmentCluster } from '#lib/domain/agreement/segments-clusters.ts'

export type FusedSegment = {
  start: number
  end: number
  /** The label that most of its labelers gave; null where two have equally many. */
  label: string | null
  cluster: SegmentCluster
}

/**
 * What the labelers of one recording hold in common.
 * - `segments`: marked by more than half of the labelers, in order of time.
 * - `unresolved`: events that exactly half of them marked; neither there nor not there.
 * - `dropped`: events that fewer marked.
 * - `lacks`: whether the recording lacks the information, by more than half; null where exactly half say so.
 */
export type SegmentConsensus = {
  segments: readonly FusedSegment[]
  unresolved: readonly SegmentCluster[]
  dropped: readonly SegmentCluster[]
  lacks: boolean | null
}

/**
 * Consensus over the events that review and agreement see: a start and an end are the medians of the members' starts
 * and ends (of an even number, the mean of the two in the middle), so that one slip does not move them.
 *
 * Example: starts 1.0, 1.1, 2.0 give 1.1 where their mean would be 1.37.
 */
export function fuseSegments(recording: LabeledRecording, options: { threshold?: number } = {}): SegmentConsensus {
  const labelers = new Map(recording.answers.map((answer) => [answer.labeler, answer.lacks === true]))
  const lacking = [...labelers.values()].filter((lacks) => lacks).length
  const clusters = clusterSegments(recording, options)
  const lead = (cluster: SegmentCluster) => cluster.members.length * 2 - labelers.size
  return {
    segments: clusters
      .filter((cluster) => lead(cluster) > 0)
      .map((cluster) => ({
        start: median(cluster.members.map(({ segment }) => segment.start)),
        end: median(cluster.members.map(({ segment }) => segment.end)),
        label: majorityLabel(cluster),
        cluster,
      }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
    unresolved: clusters.filter((cluster) => lead(cluster) === 0),
    dropped: clusters.filter((cluster) => lead(cluster) < 0),
    lacks: labelers.size > 0 && lacking * 2 === labelers.size ? null : lacking * 2 > labelers.size,
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

function majorityLabel(cluster: SegmentCluster): string | null {
  const counts = new Map<string, number>()
  for (const { segment } of cluster.members) counts.set(segment.label, (counts.get(segment.label) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const leading = [...counts].filter(([, count]) => count === most)
  return leading.length === 1 ? (leading[0]?.[0] ?? null) : null
}
