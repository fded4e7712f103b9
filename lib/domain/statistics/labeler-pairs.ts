import type { CountedRatings } from './counted-ratings.ts'

/** The answers of two labelers to the units that both answered: entry i of `first` and `second` are of one unit. */
export type LabelerPair = { a: number; b: number; first: Int32Array; second: Int32Array; unit: Int32Array }

/** All pairs a < b of labelers with a unit in common, in order. Codes are those of the counted ratings. */
export function labelerPairs({ grouped, codes }: CountedRatings): LabelerPair[] {
  const { units, labelers, start, labeler } = grouped
  const unitsOf: number[][] = Array.from({ length: labelers }, () => [])
  for (let u = 0; u < units; u++) {
    for (let i = start[u] as number; i < (start[u + 1] as number); i++)
      (unitsOf[labeler[i] as number] as number[]).push(u)
  }
  const pairs: LabelerPair[] = []
  for (let a = 0; a < labelers; a++) {
    const partners = new Map<number, { first: number[]; second: number[]; unit: number[] }>()
    for (const u of unitsOf[a] as number[]) {
      const from = start[u] as number
      const to = start[u + 1] as number
      let own = from
      while (labeler[own] !== a) own++
      for (let j = from; j < to; j++) {
        const b = labeler[j] as number
        if (b <= a) continue
        const partner = partners.get(b) ?? { first: [], second: [], unit: [] }
        partners.set(b, partner)
        partner.first.push(codes[own] as number)
        partner.second.push(codes[j] as number)
        partner.unit.push(u)
      }
    }
    for (const b of [...partners.keys()].sort((x, y) => x - y)) {
      const { first, second, unit } = partners.get(b) as { first: number[]; second: number[]; unit: number[] }
      pairs.push({ a, b, first: Int32Array.from(first), second: Int32Array.from(second), unit: Int32Array.from(unit) })
    }
  }
  return pairs
}
