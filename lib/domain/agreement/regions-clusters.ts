import { clusterOverlaps } from '#lib/domain/geometry/clustering.ts'
import { type Match, matchPairs, reaches } from '#lib/domain/geometry/matching.ts'
import { overlapBetween } from '#lib/domain/geometry/overlaps.ts'
import { type ImageOverlaps, type LabeledImage, measureOverlaps, type Region } from './regions-answers.ts'

/** The IoU from which two labelers' regions can be the same thing, where a project sets no other. */
export const usualThreshold = 0.5

export type ClusterMember = { labeler: string; region: Region }
/** The regions that are taken for one thing, at most one a labeler; a region alone is a cluster of one. */
export type RegionCluster = {
  members: readonly ClusterMember[]
  /** Mean and smallest IoU over the pairs of members; null for a cluster of one. */
  meanIou: number | null
  smallestIou: number | null
}

/**
 * Groups one image's regions into things. Two labelers: the one-to-one assignment of greatest total IoU; more:
 * order-free clustering in which every pair passes the threshold. Review, consensus and agreement all use this, so
 * that they speak of the same clusters. Clusters come from top left to bottom right, by the leftmost member.
 */
export function clusterRegions(image: LabeledImage, options: { threshold?: number } = {}): RegionCluster[] {
  const codes = new Map<string, number>()
  const codeOf = (name: string) => {
    const code = codes.get(name) ?? codes.size
    codes.set(name, code)
    return code
  }
  const overlaps = measureOverlaps(image, codeOf)
  return describeClusters(overlaps, clusterIndices(overlaps, options.threshold ?? usualThreshold))
}

/** `clusterRegions` as lists of region numbers. */
export function clusterIndices(overlaps: ImageOverlaps, threshold: number): number[][] {
  const clusters = overlaps.answers.length === 2 ? pairUp(overlaps, threshold) : clusterInAnyOrder(overlaps, threshold)
  return sortByRank(clusters, overlaps.rank)
}

/** Order-free clustering whatever the number of labelers, as alpha over clusters is defined. */
export function clusterInAnyOrder(overlaps: ImageOverlaps, threshold: number): number[][] {
  return clusterOverlaps(overlaps.overlaps, overlaps.owner, { threshold, label: overlaps.label, rank: overlaps.rank })
}

/** The one-to-one matches between answers p and q; `a` and `b` are region numbers of the image. */
export function matchPair(image: ImageOverlaps, p: number, q: number, threshold: number): Match[] {
  const { start, label, owner, overlaps } = image
  const pairs: Match[] = []
  for (let a = start[p] as number; a < (start[p + 1] as number); a++) {
    for (let k = overlaps.start[a] as number; k < (overlaps.start[a + 1] as number); k++) {
      const b = overlaps.other[k] as number
      const iou = overlaps.iou[k] as number
      if (owner[b] === q && reaches(iou, threshold)) pairs.push({ a, b, iou })
    }
  }
  return matchPairs(pairs, (a, b) => label[a] === label[b] && (label[a] as number) >= 0)
}

export function describeClusters(overlaps: ImageOverlaps, clusters: readonly (readonly number[])[]): RegionCluster[] {
  return clusters.map((indices) => {
    const ious = indices.flatMap((i, x) => indices.slice(x + 1).map((j) => overlapBetween(overlaps.overlaps, i, j)))
    return {
      members: indices.map((i) => ({
        labeler: overlaps.answers[overlaps.owner[i] as number]?.labeler as string,
        region: overlaps.regions[i] as Region,
      })),
      meanIou: ious.length === 0 ? null : ious.reduce((sum, iou) => sum + iou, 0) / ious.length,
      smallestIou: ious.length === 0 ? null : Math.min(...ious),
    }
  })
}

function pairUp(overlaps: ImageOverlaps, threshold: number): number[][] {
  const matches = matchPair(overlaps, 0, 1, threshold)
  const taken = new Set(matches.flatMap((match) => [match.a, match.b]))
  const alone = overlaps.regions.flatMap((_, i) => (taken.has(i) ? [] : [[i]]))
  return [...matches.map((match) => [match.a, match.b]), ...alone]
}

function sortByRank(clusters: readonly number[][], rank: Int32Array): number[][] {
  const first = (members: readonly number[]) => Math.min(...members.map((i) => rank[i] as number))
  return clusters.slice().sort((a, b) => first(a) - first(b))
}
