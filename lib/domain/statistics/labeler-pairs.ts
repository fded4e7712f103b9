import type { CountedRatings } from './counted-ratings.ts'

/** The answers of two labelers to the units that both answered: entry i of `first` and `second` are of one unit. */
export type LabelerPair = { a: number; b: number; first: Int32Array; second: Int32Array; unit: Int32Array }

/** All pairs a < b of labelers with a unit in common, in order. Codes are those of the counted ratings. */
export function labelerPairs({ grouped, codes }: CountedRatings): LabelerPair[] {
  const { labelers, start, labeler } = grouped
  const { from, entry, unitOf } = entriesByLabeler(grouped)
  const common = new Int32Array(labelers)
  const pairs: LabelerPair[] = []
  for (let a = 0; a < labelers; a++) {
    const own = entry.subarray(from[a], from[a + 1])
    common.fill(0)
    for (const i of own) {
      const u = unitOf[i] as number
      for (let j = start[u] as number; j < (start[u + 1] as number); j++) {
        const b = labeler[j] as number
        if (b > a) common[b] = (common[b] as number) + 1
      }
    }
    const partners: (LabelerPair | undefined)[] = []
    for (let b = a + 1; b < labelers; b++) {
      const size = common[b] as number
      if (size === 0) continue
      const pair = { a, b, first: new Int32Array(size), second: new Int32Array(size), unit: new Int32Array(size) }
      partners[b] = pair
      pairs.push(pair)
    }
    common.fill(0) // now the entries filled so far
    for (const i of own) {
      const u = unitOf[i] as number
      for (let j = start[u] as number; j < (start[u + 1] as number); j++) {
        const b = labeler[j] as number
        const pair = b > a ? partners[b] : undefined
        if (!pair) continue
        const at = common[b] as number
        pair.first[at] = codes[i] as number
        pair.second[at] = codes[j] as number
        pair.unit[at] = u
        common[b] = at + 1
      }
    }
  }
  return pairs
}

/** The entries of labeler l are entry[from[l]] … entry[from[l + 1] − 1], in order of units; unitOf[i] is entry i's unit. */
function entriesByLabeler({ units, labelers, start, labeler }: CountedRatings['grouped']) {
  const from = new Int32Array(labelers + 1)
  const unitOf = new Int32Array(labeler.length)
  for (let u = 0; u < units; u++) unitOf.fill(u, start[u], start[u + 1])
  for (let i = 0; i < labeler.length; i++) {
    const l = labeler[i] as number
    from[l + 1] = (from[l + 1] as number) + 1
  }
  for (let l = 0; l < labelers; l++) from[l + 1] = (from[l + 1] as number) + (from[l] as number)
  const next = from.slice(0, labelers)
  const entry = new Int32Array(labeler.length)
  for (let i = 0; i < labeler.length; i++) {
    const l = labeler[i] as number
    entry[next[l] as number] = i
    next[l] = (next[l] as number) + 1
  }
  return { from, entry, unitOf }
}
