import { type LabeledImage, overlapOfRegions } from '#lib/domain/agreement/regions-answers.ts'
import { type ClusterMember, clusterRegions, type RegionCluster } from '#lib/domain/agreement/regions-clusters.ts'
import type { Box } from '#lib/domain/geometry/box.ts'
import type { Shape } from '#lib/domain/geometry/shape.ts'

export type ConsensusRegion = {
  box: Box
  /** Where the region is no upright box. */
  shape?: Shape
  /** The class that most of its labelers gave; null where two classes have equally many or none gave one. */
  class: string | null
  /** The region whose box it is, where the box is one that somebody drew. */
  from: ClusterMember | null
  cluster: RegionCluster
}

/**
 * What the labelers of one image hold in common.
 * - `regions`: drawn by more than half of the labelers.
 * - `unresolved`: clusters that exactly half of them drew; neither there nor not there.
 * - `dropped`: clusters that fewer drew.
 * - `lacks`: whether the image lacks the information, by more than half; null where exactly half say so.
 */
export type RegionConsensus = {
  regions: readonly ConsensusRegion[]
  unresolved: readonly RegionCluster[]
  dropped: readonly RegionCluster[]
  lacks: boolean | null
}

/**
 * Consensus over the clusters that review and agreement see. `shape`: the medoid (the member with the greatest total
 * IoU to the others; of equals the one of the lowest region id), or the mean of the
 * members' edges, where all are upright boxes (else the medoid).
 *
 * Example: three labelers; a cluster of two is a consensus region (2 > 1.5), a cluster of one is dropped. Two
 * labelers: a region that one drew stays unresolved (1 = 2 / 2).
 */
export function consensusRegions(
  image: LabeledImage,
  options: { threshold?: number; shape?: 'medoid' | 'mean' } = {},
): RegionConsensus {
  const labelers = new Map(image.answers.map((answer) => [answer.labeler, answer.lacks === true]))
  const lacking = [...labelers.values()].filter((lacks) => lacks).length
  const clusters = clusterRegions(image, options)
  const drawnBy = (cluster: RegionCluster) => cluster.members.length * 2 - labelers.size
  return {
    regions: clusters
      .filter((cluster) => drawnBy(cluster) > 0)
      .map((cluster) => {
        const upright = cluster.members.every(({ region }) => region.shape === undefined)
        const from = options.shape === 'mean' && upright ? null : medoid(cluster.members)
        const geometry =
          from === null ? { box: meanBox(cluster.members) } : { box: from.region.box, shape: from.region.shape }
        return { ...geometry, class: majorityClass(cluster.members), from, cluster }
      }),
    unresolved: clusters.filter((cluster) => drawnBy(cluster) === 0),
    dropped: clusters.filter((cluster) => drawnBy(cluster) < 0),
    lacks: labelers.size > 0 && lacking * 2 === labelers.size ? null : lacking * 2 > labelers.size,
  }
}

function majorityClass(members: readonly ClusterMember[]): string | null {
  const counts = new Map<string, number>()
  for (const { region } of members) {
    if (region.class !== null) counts.set(region.class, (counts.get(region.class) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  const leading = [...counts].filter(([, count]) => count === most)
  return leading.length === 1 ? (leading[0]?.[0] ?? null) : null
}

function medoid(members: readonly ClusterMember[]): ClusterMember {
  const total = (member: ClusterMember) =>
    members.reduce((sum, other) => sum + (other === member ? 0 : overlapOfRegions(member.region, other.region)), 0)
  const byId = members.slice().sort((a, b) => (a.region.id < b.region.id ? -1 : 1))
  return byId.reduce((best, member) => (total(member) > total(best) + 1e-9 ? member : best))
}

function meanBox(members: readonly ClusterMember[]): Box {
  const mean = (of: (box: Box) => number) =>
    members.reduce((sum, { region }) => sum + of(region.box), 0) / members.length
  const x = mean((box) => box.x)
  const y = mean((box) => box.y)
  return { x, y, width: mean((box) => box.x + box.width) - x, height: mean((box) => box.y + box.height) - y }
}
