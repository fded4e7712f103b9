import { overlapBetween } from '#lib/domain/geometry/overlaps.ts'
import type { ImageOverlaps } from './regions-answers.ts'

/** Below this IoU the members of a cluster count as drawn differently; the strictest level of the sensitivity. */
const drawnAlike = 0.7
/** From this IoU on, regions that did not match count as one thing drawn too differently; the loosest level. */
const nearMiss = 0.3

/**
 * How the labelers of an image differ about one thing.
 * - `missing`: at least half of them drew it, `without` didn't.
 * - `extra`: fewer than half drew it.
 * - `class`: they gave it different classes.
 * - `geometry`: they drew it differently (a match below IoU .7, or an overlap of .3 or more that is no match).
 * - `grouping`: one drew one region where another drew several.
 * - `lacks`: `without` say that the image lacks the information, others don't.
 */
export type RegionDisagreement = {
  kind: 'missing' | 'extra' | 'class' | 'geometry' | 'grouping' | 'lacks'
  /** The regions that it is about. */
  regions: readonly { labeler: string; region: string }[]
  without: readonly string[]
  /** Numbers of the image's clusters that it joins. */
  clusters: readonly number[]
}

/** What the labelers of one image disagree about, given its clusters (region numbers). */
export function findDisagreements(overlaps: ImageOverlaps, clusters: readonly number[][]): RegionDisagreement[] {
  const { answers, owner, label } = overlaps
  const lacking = answers.flatMap((answer, k) => (answer.lacks ? [k] : []))
  const seeing = answers.flatMap((answer, k) => (answer.lacks ? [] : [k]))
  const name = (k: number) => answers[k]?.labeler as string
  const regionsOf = (members: readonly number[]) =>
    members.map((i) => ({ labeler: name(owner[i] as number), region: overlaps.regions[i]?.id as string }))
  const out: RegionDisagreement[] = []
  if (lacking.length > 0 && seeing.length > 0) {
    out.push({ kind: 'lacks', regions: [], without: lacking.map(name), clusters: [] })
  }
  const links = linkClusters(overlaps, clusters)
  const kindsOf = new Map<number, Set<Link['kind']>>()
  for (const { x, kind } of links) kindsOf.set(x, (kindsOf.get(x) ?? new Set()).add(kind))
  for (const joined of components(clusters.length, links)) {
    const members = joined.flatMap((c) => clusters[c] as number[])
    const about = { regions: regionsOf(members), clusters: joined }
    const kinds = new Set(joined.flatMap((c) => [...(kindsOf.get(c) ?? [])]))
    for (const kind of kinds) out.push({ kind, ...about, without: [] })
    const present = new Set(members.map((i) => owner[i] as number))
    const without = seeing.filter((k) => !present.has(k)).map(name)
    if (without.length > 0) {
      out.push({ kind: present.size * 2 >= seeing.length ? 'missing' : 'extra', ...about, without })
    }
    if (new Set(members.map((i) => label[i]).filter((code) => (code as number) >= 0)).size > 1) {
      out.push({ kind: 'class', ...about, without: [] })
    }
    if (kinds.size === 0 && joined.some((c) => smallestIou(overlaps, clusters[c] as number[]) < drawnAlike)) {
      out.push({ kind: 'geometry', ...about, without: [] })
    }
  }
  return out
}

type Link = { x: number; y: number; kind: 'geometry' | 'grouping' }

function linkClusters(overlaps: ImageOverlaps, clusters: readonly number[][]): Link[] {
  const clusterOf = new Int32Array(overlaps.regions.length)
  clusters.forEach((members, c) => {
    for (const i of members) clusterOf[i] = c
  })
  const holds = clusters.map((members) => new Set(members.map((i) => overlaps.owner[i] as number)))
  const links: Link[] = []
  const grouped = new Set<number>()
  for (let r = 0; r < overlaps.regions.length; r++) {
    for (const several of splitsOf(overlaps, r, clusterOf, holds)) {
      for (const s of several) {
        links.push({ x: clusterOf[r] as number, y: clusterOf[s] as number, kind: 'grouping' })
        grouped.add(clusterOf[s] as number)
      }
      grouped.add(clusterOf[r] as number)
    }
  }
  const { start, other, iou } = overlaps.overlaps
  for (let i = 0; i < overlaps.regions.length; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const j = other[k] as number
      if (j < i || (iou[k] as number) < nearMiss) continue
      const x = clusterOf[i] as number
      const y = clusterOf[j] as number
      if (x === y || grouped.has(x) || grouped.has(y)) continue
      const shared = [...(holds[x] as Set<number>)].some((labeler) => holds[y]?.has(labeler))
      if (!shared) links.push({ x, y, kind: 'geometry' })
    }
  }
  return links
}

/**
 * For each other labeler who has several regions where region r is one: those regions. They lie for the most part
 * within r and not within each other and cover at least half of it; but for r's own match, those that r's labeler
 * matches elsewhere are passed over.
 */
function splitsOf(
  overlaps: ImageOverlaps,
  r: number,
  clusterOf: Int32Array,
  holds: readonly Set<number>[],
): number[][] {
  const { owner, area } = overlaps
  const { start, other } = overlaps.overlaps
  const mine = owner[r] as number
  const insideOf = new Map<number, number[]>()
  for (let k = start[r] as number; k < (start[r + 1] as number); k++) {
    const s = other[k] as number
    if (owner[s] === mine || sharedArea(overlaps, r, s) < 0.5 * (area[s] as number)) continue
    const list = insideOf.get(owner[s] as number)
    if (list === undefined) insideOf.set(owner[s] as number, [s])
    else list.push(s)
  }
  return [...insideOf.values()].flatMap((inside) => {
    // What r's labeler drew as well is no part of r, also where it reaches into it.
    const free = inside.filter((s) => clusterOf[s] === clusterOf[r] || !holds[clusterOf[s] as number]?.has(mine))
    const parts = free.filter((s) => !free.some((t) => isWithin(overlaps, s, t)))
    const covered = parts.reduce((sum, s) => sum + sharedArea(overlaps, r, s), 0)
    return parts.length >= 2 && covered >= 0.5 * (area[r] as number) ? [parts] : []
  })
}

/** Whether region s lies for the most part within region t, which is larger (or as large, and came first). */
function isWithin(overlaps: ImageOverlaps, s: number, t: number): boolean {
  const small = overlaps.area[s] as number
  const large = overlaps.area[t] as number
  return s !== t && (large > small || (large === small && t < s)) && sharedArea(overlaps, s, t) >= 0.5 * small
}

/** The area that two regions share, from their IoU: iou · (|A| + |B|) / (1 + iou). */
function sharedArea(overlaps: ImageOverlaps, i: number, j: number): number {
  const iou = overlapBetween(overlaps.overlaps, i, j)
  return (iou * ((overlaps.area[i] as number) + (overlaps.area[j] as number))) / (1 + iou)
}

function smallestIou(overlaps: ImageOverlaps, members: readonly number[]): number {
  let smallest = 1
  members.forEach((i, x) => {
    for (const j of members.slice(x + 1)) smallest = Math.min(smallest, overlapBetween(overlaps.overlaps, i, j))
  })
  return smallest
}

/** Clusters joined by links, each list ascending. */
function components(count: number, links: readonly Link[]): number[][] {
  const parent = Array.from({ length: count }, (_, i) => i)
  const find = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root] as number
    parent[i] = root
    return root
  }
  for (const { x, y } of links) {
    const a = find(x)
    const b = find(y)
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  const lists = new Map<number, number[]>()
  for (let i = 0; i < count; i++) {
    const root = find(i)
    const list = lists.get(root)
    if (list === undefined) lists.set(root, [i])
    else list.push(i)
  }
  return [...lists.values()]
}
