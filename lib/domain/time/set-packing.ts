import { type Candidate, PackingSimplex } from './packing-simplex.ts'

export type Packing = { chosen: readonly number[]; gain: number }

const tolerance = 1e-9
/** How far a share may be from 0 or 1 and still count as it. */
const integrality = 1e-6

/**
 * The disjoint candidates of greatest total gain, exact: an integer programme solved by branch and bound on its linear
 * relaxation (Land & Doig 1960).
 *
 * @param rows how many rows there are
 *
 * Example: {0, 1} gains 3, {1, 2} gains 4, {2, 3} gains 3: the first and the last, 6; the best one alone gives 4.
 */
export function packSets(rows: number, candidates: readonly Candidate[]): Packing {
  let best: Packing = { chosen: [], gain: 0 }
  const open: { fixed: number[]; free: readonly number[] }[] = [{ fixed: [], free: [...candidates.keys()] }]
  while (open.length > 0) {
    const { fixed, free } = open.pop() as { fixed: number[]; free: readonly number[] }
    const simplex = new PackingSimplex(rows)
    for (const c of free) simplex.add(candidates[c] as Candidate)
    if (gainOf(candidates, fixed) + simplex.solve() <= best.gain + tolerance) continue
    const shares = simplex.shares()
    const chosen = [...fixed, ...takeGreatestShares(simplex.candidates, shares).map((k) => free[k] as number)]
    const gain = gainOf(candidates, chosen)
    if (gain > best.gain + tolerance) best = { chosen: chosen.sort((a, b) => a - b), gain }
    const split = mostDivided(shares)
    if (split < 0) continue
    const branch = free[split] as number
    const taken = new Set((candidates[branch] as Candidate).rows)
    open.push({ fixed, free: free.filter((c) => c !== branch) })
    open.push({
      fixed: [...fixed, branch],
      free: free.filter((c) => !(candidates[c] as Candidate).rows.some((row) => taken.has(row))),
    })
  }
  return best
}

/** Disjoint candidates, those of the greatest share first: all of the solution where the shares are whole. */
export function takeGreatestShares(candidates: readonly Candidate[], shares: Float64Array): number[] {
  const taken = new Set<number>()
  const order = [...shares.keys()]
    .filter((c) => (shares[c] as number) > integrality)
    .sort((a, b) => (shares[b] as number) - (shares[a] as number))
  return order.filter((c) => {
    const { rows } = candidates[c] as Candidate
    if (rows.some((row) => taken.has(row))) return false
    for (const row of rows) taken.add(row)
    return true
  })
}

/** The candidate whose share is nearest to a half; −1 where all are whole. */
export function mostDivided(shares: Float64Array): number {
  let best = -1
  shares.forEach((share, c) => {
    if (Math.min(share, 1 - share) <= integrality) return
    if (best < 0 || Math.abs(share - 0.5) < Math.abs((shares[best] as number) - 0.5)) best = c
  })
  return best
}

export function gainOf(candidates: readonly Candidate[], chosen: readonly number[]): number {
  return chosen.reduce((sum, c) => sum + (candidates[c] as Candidate).gain, 0)
}
