import { type AlignmentProblem, gainOfSet, leastApart, pairsOf, searchSets } from './alignment-candidates.ts'
import { type Candidate, PackingSimplex } from './packing-simplex.ts'
import type { Segment } from './segment.ts'
import { gainOf, mostDivided, packSets, takeGreatestShares } from './set-packing.ts'

/** What a difference in place, a difference in label and an empty unit cost. */
export type Dissimilarity = { alpha: number; beta: number; deltaEmpty: number }
export const usualDissimilarity: Dissimilarity = { alpha: 1, beta: 1, deltaEmpty: 1 }

/** One unitary alignment: for each labeler the number of a segment, or −1 for none. */
export type UnitaryAlignment = readonly number[]
export type Alignment = { disorder: number; unitary: readonly UnitaryAlignment[] }

const tolerance = 1e-9

/**
 * The combined dissimilarity of two segments (Mathet, Widlöcher & Métivier 2015): alpha · d_pos + beta · d_cat, with
 * d_pos = ((|Δstart| + |Δend|) / (duration + duration))² · Δ∅ and d_cat = Δ∅ for unlike labels.
 *
 * Example: [0, 1] x and [0, 1.2] x with Δ∅ = 1 and alpha = 3: 3 · (0.2 / 2.2)² = .0248.
 */
export function dissimilarityOf(a: Segment, b: Segment, { alpha, beta, deltaEmpty }: Dissimilarity): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end)
  const durations = a.end - a.start + (b.end - b.start)
  const place = apart === 0 ? 0 : (apart / durations) ** 2
  return (alpha * place + (a.label === b.label ? 0 : beta)) * deltaEmpty
}

/**
 * The alignment of all labelers' segments with the least disorder, exact: every segment in one unitary alignment, whose
 * disorder is the mean over its pairs of labelers, a pair with an empty unit costing Δ∅; the disorder of an alignment is
 * their sum over the mean number of segments a labeler. null where there are fewer than two labelers or no segments.
 *
 * An integer programme (which sets of segments to take) solved by column generation: the linear relaxation over few
 * sets gives each segment a price; sets worth more than their members' prices are searched and added until there are
 * none. Where its solution is not whole, all sets that could still be part of a better one are listed and the programme
 * over them is solved by branch and bound.
 *
 * Example: A [0, 2] x, [4, 6] y and B [0, 2] x: the y stays alone: (0 + 1) / 1.5 = .667.
 */
export function alignSegments(
  labelers: readonly (readonly Segment[])[],
  dissimilarity: Dissimilarity = usualDissimilarity,
): Alignment | null {
  const units = labelers.flatMap((list, labeler) => list.map((segment, number) => ({ segment, labeler, number })))
  if (labelers.length < 2 || units.length === 0) return null
  const scaled = { ...dissimilarity, deltaEmpty: 1 }
  const sets: number[][] = []
  let gain = 0
  for (const part of partsOf(units, labelers.length, scaled)) {
    const problem = problemOf(
      part.map((unit) => units[unit] as Unit),
      labelers.length,
      scaled,
    )
    const chosen = alignPart(problem)
    for (const rows of chosen) sets.push(rows.map((row) => part[row] as number))
    gain += chosen.reduce((sum, rows) => sum + gainOfSet(problem, rows), 0)
  }
  const alone = new Set(units.keys())
  for (const unit of sets.flat()) alone.delete(unit)
  const total = Math.max(0, units.length - gain / pairsOf(labelers.length)) * dissimilarity.deltaEmpty
  return {
    disorder: total / (units.length / labelers.length),
    unitary: [...sets, ...[...alone].map((unit) => [unit])].map((members) => {
      const unitary = labelers.map(() => -1)
      for (const unit of members) unitary[units[unit]?.labeler as number] = units[unit]?.number as number
      return unitary
    }),
  }
}

type Unit = { segment: Segment; labeler: number; number: number }

/** The disjoint sets of greatest total gain, as lists of rows. */
function alignPart(problem: AlignmentProblem): (readonly number[])[] {
  const rows = problem.owner.length
  if (rows < 2) return []
  const simplex = new PackingSimplex(rows)
  for (let first = 0; first < rows; first++) {
    const start = gatherNearest(problem, first)
    if (start.gain > tolerance) simplex.add(start)
  }
  let bound = simplex.solve()
  while (addBestSets(problem, simplex)) bound = simplex.solve()
  const shares = simplex.shares()
  const whole = takeGreatestShares(simplex.candidates, shares)
  if (mostDivided(shares) < 0) return whole.map((c) => (simplex.candidates[c] as Candidate).rows)
  const known = packSets(rows, simplex.candidates)
  const slack = bound - Math.max(known.gain, gainOf(simplex.candidates, whole))
  const candidates: Candidate[] = []
  for (let first = 0; first < rows; first++) {
    searchSets(problem, first, simplex.price, -slack - tolerance, (candidate) => {
      candidates.push(candidate)
      return Number.NEGATIVE_INFINITY
    })
  }
  return packSets(rows, candidates).chosen.map((c) => (candidates[c] as Candidate).rows)
}

/** For each segment the set beginning with it that is worth most beyond its price; false where there is none. */
function addBestSets(problem: AlignmentProblem, simplex: PackingSimplex): boolean {
  const price = simplex.price.slice()
  let added = false
  for (let first = 0; first < price.length; first++) {
    let best: Candidate | null = null
    searchSets(problem, first, price, 1e-7, (candidate, surplus) => {
      best = candidate
      return surplus
    })
    if (best === null) continue
    simplex.add(best)
    added = true
  }
  return added
}

/** A set to start from: the segment and, labeler by labeler, the one that adds most to it, if any adds something. */
function gatherNearest(problem: AlignmentProblem, first: number): Candidate {
  let rows = [first]
  let gain = 0
  for (let labeler = 0; labeler < problem.labelers; labeler++) {
    let better: number[] | null = null
    for (let j = 0; j < problem.owner.length; j++) {
      if (problem.owner[j] !== labeler || labeler === problem.owner[first]) continue
      const more = gainOfSet(problem, [...rows, j])
      if (more > gain) {
        gain = more
        better = [...rows, j]
      }
    }
    if (better !== null) rows = better
  }
  return { rows, gain }
}

function problemOf(units: readonly Unit[], labelers: number, dissimilarity: Dissimilarity): AlignmentProblem {
  const n = units.length
  const apart = new Float64Array(n * n)
  units.forEach((a, i) => {
    units.forEach((b, j) => {
      if (i < j) apart[i * n + j] = dissimilarityOf(a.segment, b.segment, dissimilarity)
      if (i > j) apart[i * n + j] = apart[j * n + i] as number
    })
  })
  return { labelers, owner: Int32Array.from(units, ({ labeler }) => labeler), apart }
}

/** Groups of units, each in order of labelers, between which no two are near enough to be aligned. */
function partsOf(units: readonly Unit[], labelers: number, dissimilarity: Dissimilarity): number[][] {
  const seen = new Uint8Array(units.length)
  const parts: number[][] = []
  const most = leastApart(labelers)
  for (let start = 0; start < units.length; start++) {
    if (seen[start]) continue
    seen[start] = 1
    const part = [start]
    for (let at = 0; at < part.length; at++) {
      const a = units[part[at] as number] as Unit
      for (let j = 0; j < units.length; j++) {
        const b = units[j] as Unit
        if (seen[j] || a.labeler === b.labeler || dissimilarityOf(a.segment, b.segment, dissimilarity) >= most) continue
        seen[j] = 1
        part.push(j)
      }
    }
    parts.push(part.sort((a, b) => a - b))
  }
  return parts
}
