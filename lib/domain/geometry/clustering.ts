import { overlapSlack, reaches } from './matching.ts'
import { type Overlaps, overlapBetween } from './overlaps.ts'

/**
 * Groups the regions of several labelers into things, whatever the order of labelers and regions: complete-linkage
 * clustering on IoU in which every pair of a cluster passes the threshold and no labeler is in a cluster twice
 * (`ahc`, `negative_score` of KaLOS, Tschirschwitz et al. 2026). The two clusters with the greatest smallest IoU
 * merge first; among equals those with more pairs of equal labels, then those of lower `rank`.
 *
 * @param labeler the labeler of each region
 * @param options `threshold` inclusive; `label` of each region (−1: none), for ties; `rank` of each region, distinct,
 *   from something that doesn't depend on the order of the input, for ties that labels leave
 * @returns clusters as lists of region numbers, ascending, in order of their first region
 *
 * Example: one box each of three labelers with IoU AB .9, BC .6, AC .4 and threshold .5: A and B merge (.9); C can't
 * join, since its IoU with A is below the threshold; so {A, B}, {C}.
 */
export function clusterOverlaps(overlaps: Overlaps, labeler: ArrayLike<number>, options: ClusterOptions): number[][] {
  const seen = new Uint8Array(overlaps.size)
  const clusters: number[][] = []
  for (let first = 0; first < overlaps.size; first++) {
    if (seen[first]) continue
    seen[first] = 1
    const component = [first]
    for (let at = 0; at < component.length; at++) {
      const i = component[at] as number
      for (let k = overlaps.start[i] as number; k < (overlaps.start[i + 1] as number); k++) {
        const j = overlaps.other[k] as number
        if (seen[j] || labeler[i] === labeler[j] || !reaches(overlaps.iou[k] as number, options.threshold)) continue
        seen[j] = 1
        component.push(j)
      }
    }
    if (component.length === 1) clusters.push(component)
    else
      clusters.push(
        ...clusterComponent(
          component.sort((a, b) => a - b),
          overlaps,
          labeler,
          options,
        ),
      )
  }
  return clusters.sort((a, b) => (a[0] as number) - (b[0] as number))
}

export type ClusterOptions = { threshold: number; label?: ArrayLike<number>; rank?: ArrayLike<number> }

/** Tells the overlap of two regions that may be in one cluster, else 0. */
type Linked = (i: number, j: number) => number

function clusterComponent(
  component: readonly number[],
  overlaps: Overlaps,
  labeler: ArrayLike<number>,
  options: ClusterOptions,
): number[][] {
  const linked: Linked = (i, j) => {
    if (labeler[i] === labeler[j]) return 0
    const iou = overlapBetween(overlaps, i, j)
    return reaches(iou, options.threshold) ? iou : 0
  }
  return isClique(component, linked) ? [[...component]] : mergeComponent(component, linked, options)
}

/** Where every pair is linked, complete linkage merges them all, in whatever order. */
function isClique(members: readonly number[], linked: Linked): boolean {
  for (let x = 0; x < members.length; x++) {
    for (let y = x + 1; y < members.length; y++) {
      if (linked(members[x] as number, members[y] as number) === 0) return false
    }
  }
  return true
}

type Group = { members: number[]; rank: number }
type Pair = { first: number; second: number; iou: number; equalLabels: number; low: number; high: number }

function mergeComponent(component: readonly number[], linked: Linked, options: ClusterOptions): number[][] {
  const groups: Group[] = component.map((i) => ({ members: [i], rank: options.rank?.[i] ?? i }))
  for (;;) {
    let best: Pair | null = null
    for (let x = 0; x < groups.length; x++) {
      for (let y = x + 1; y < groups.length; y++) {
        const pair = linkOf(groups, x, y, linked, options.label)
        if (pair !== null && (best === null || comesFirst(pair, best))) best = pair
      }
    }
    if (best === null) break
    const into = groups[best.first] as Group
    into.members.push(...(groups[best.second] as Group).members)
    into.rank = best.low
    groups.splice(best.second, 1)
  }
  return groups.map((group) => group.members.sort((a, b) => a - b))
}

function linkOf(
  groups: readonly Group[],
  first: number,
  second: number,
  linked: Linked,
  label: ArrayLike<number> | undefined,
): Pair | null {
  const a = groups[first] as Group
  const b = groups[second] as Group
  let smallest = Number.POSITIVE_INFINITY
  let equalLabels = 0
  for (const i of a.members) {
    for (const j of b.members) {
      const iou = linked(i, j)
      if (iou === 0) return null
      smallest = Math.min(smallest, iou)
      if (label !== undefined && label[i] === label[j] && (label[i] as number) >= 0) equalLabels++
    }
  }
  const [low, high] = a.rank < b.rank ? [a.rank, b.rank] : [b.rank, a.rank]
  return { first, second, iou: smallest, equalLabels, low, high }
}

function comesFirst(a: Pair, b: Pair): boolean {
  if (Math.abs(a.iou - b.iou) > overlapSlack) return a.iou > b.iou
  if (a.equalLabels !== b.equalLabels) return a.equalLabels > b.equalLabels
  return a.low !== b.low ? a.low < b.low : a.high < b.high
}
