import { overlapSlack } from './matching.ts'

/**
 * Groups the regions of several labelers into things, whatever the order of labelers and regions: complete-linkage
 * clustering on IoU in which every pair of a cluster passes the threshold and no labeler is in a cluster twice
 * (`ahc`, `negative_score` of KaLOS, Tschirschwitz et al. 2026). The two clusters with the greatest smallest IoU
 * merge first; among equals those with more pairs of equal labels, then those of lower `rank`.
 *
 * @param iou square, row by row: the IoU of each region with each
 * @param labeler the labeler of each region
 * @param options `threshold` inclusive; `label` of each region (−1: none), for ties; `rank` of each region, distinct,
 *   from something that doesn't depend on the order of the input, for ties that labels leave
 * @returns clusters as lists of region numbers, ascending, in order of their first region
 *
 * Example: one box each of three labelers with IoU AB .9, BC .6, AC .4 and threshold .5: A and B merge (.9); C can't
 * join, since its IoU with A is below the threshold; so {A, B}, {C}.
 */
export function clusterOverlaps(
  iou: ArrayLike<number>,
  labeler: ArrayLike<number>,
  options: { threshold: number; label?: ArrayLike<number>; rank?: ArrayLike<number> },
): number[][] {
  const n = labeler.length
  const least = options.threshold - overlapSlack
  const linked = (i: number, j: number) => {
    const value = iou[i * n + j] as number
    return labeler[i] !== labeler[j] && value > 0 && value >= least
  }
  const seen = new Uint8Array(n)
  const clusters: number[][] = []
  for (let start = 0; start < n; start++) {
    if (seen[start]) continue
    seen[start] = 1
    const component = [start]
    for (let at = 0; at < component.length; at++) {
      const i = component[at] as number
      for (let j = 0; j < n; j++) {
        if (!seen[j] && linked(i, j)) {
          seen[j] = 1
          component.push(j)
        }
      }
    }
    component.sort((a, b) => a - b)
    if (isClique(component, linked)) clusters.push(component)
    else clusters.push(...mergeComponent(component, linked, iou, n, options))
  }
  return clusters.sort((a, b) => (a[0] as number) - (b[0] as number))
}

/** Where every pair is linked, complete linkage merges them all, in whatever order. */
function isClique(members: readonly number[], linked: (i: number, j: number) => boolean): boolean {
  for (let x = 0; x < members.length; x++) {
    for (let y = x + 1; y < members.length; y++) {
      if (!linked(members[x] as number, members[y] as number)) return false
    }
  }
  return true
}

type Group = { members: number[]; rank: number }
type Pair = { first: number; second: number; iou: number; equalLabels: number; low: number; high: number }

function mergeComponent(
  component: readonly number[],
  linked: (i: number, j: number) => boolean,
  iou: ArrayLike<number>,
  n: number,
  options: { label?: ArrayLike<number>; rank?: ArrayLike<number> },
): number[][] {
  const groups: Group[] = component.map((i) => ({ members: [i], rank: options.rank?.[i] ?? i }))
  for (;;) {
    let best: Pair | null = null
    for (let x = 0; x < groups.length; x++) {
      for (let y = x + 1; y < groups.length; y++) {
        const pair = linkOf(groups, x, y, linked, iou, n, options.label)
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
  linked: (i: number, j: number) => boolean,
  iou: ArrayLike<number>,
  n: number,
  label: ArrayLike<number> | undefined,
): Pair | null {
  const a = groups[first] as Group
  const b = groups[second] as Group
  let smallest = Number.POSITIVE_INFINITY
  let equalLabels = 0
  for (const i of a.members) {
    for (const j of b.members) {
      if (!linked(i, j)) return null
      smallest = Math.min(smallest, iou[i * n + j] as number)
      if (label !== undefined && label[i] === label[j] && (label[i] as number) >= 0) equalLabels++
    }
  }
  return {
    first,
    second,
    iou: smallest,
    equalLabels,
    low: Math.min(a.rank, b.rank),
    high: Math.max(a.rank, b.rank),
  }
}

function comesFirst(a: Pair, b: Pair): boolean {
  if (Math.abs(a.iou - b.iou) > overlapSlack) return a.iou > b.iou
  if (a.equalLabels !== b.equalLabels) return a.equalLabels > b.equalLabels
  return a.low !== b.low ? a.low < b.low : a.high < b.high
}
