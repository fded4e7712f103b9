import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, PackingSimplex } from './packing-simplex.ts'
import { packSets } from './set-packing.ts'

/** The greatest total gain of disjoint candidates, by trying them all. */
function bruteForce(candidates: readonly Candidate[], from = 0, taken = new Set<number>()): number {
  const candidate = candidates[from]
  if (candidate === undefined) return 0
  const without = bruteForce(candidates, from + 1, taken)
  if (candidate.rows.some((row) => taken.has(row))) return without
  const withIt = candidate.gain + bruteForce(candidates, from + 1, new Set([...taken, ...candidate.rows]))
  return Math.max(without, withIt)
}

function relax(
  rows: number,
  candidates: readonly Candidate[],
): { gain: number; shares: Float64Array; price: Float64Array } {
  const simplex = new PackingSimplex(rows)
  for (const candidate of candidates) simplex.add(candidate)
  return { gain: simplex.solve(), shares: simplex.shares(), price: simplex.price }
}

describe('packSets', () => {
  it('follows the worked example', () => {
    const candidates = [
      { rows: [0, 1], gain: 3 },
      { rows: [1, 2], gain: 4 },
      { rows: [2, 3], gain: 3 },
    ]
    expect(packSets(4, candidates)).toEqual({ chosen: [0, 2], gain: 6 })
    expect(packSets(4, [])).toEqual({ chosen: [], gain: 0 })
    expect(packSets(2, [{ rows: [0, 1], gain: 0 }])).toEqual({ chosen: [], gain: 0 })
  })

  it('branches where the relaxation takes halves', () => {
    // three pairs of three rows: half of each gains 4.5, only one can be taken
    const triangle = [
      { rows: [0, 1], gain: 3 },
      { rows: [1, 2], gain: 3 },
      { rows: [0, 2], gain: 3 },
    ]
    expect(relax(3, triangle).gain).toBeCloseTo(4.5, 9)
    expect(packSets(3, triangle).gain).toBe(3)
  })

  it('goes on from the last solution when candidates are added', () => {
    const simplex = new PackingSimplex(4)
    simplex.add({ rows: [1, 2], gain: 4 })
    expect(simplex.solve()).toBeCloseTo(4, 9)
    simplex.add({ rows: [0, 1], gain: 3 })
    simplex.add({ rows: [2, 3], gain: 3 })
    expect(simplex.solve()).toBeCloseTo(6, 9)
    expect([...simplex.shares()]).toEqual([0, 1, 1])
  })

  it('equals brute force, and its relaxation is never below it', () => {
    const candidates = fc.array(
      fc.record({
        rows: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 4 }),
        gain: fc.integer({ min: 0, max: 12 }),
      }),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(candidates, (list) => {
        const packed = packSets(9, list)
        const rows = packed.chosen.flatMap((c) => (list[c] as Candidate).rows)
        expect(new Set(rows).size).toBe(rows.length)
        const best = bruteForce(list)
        expect(packed.gain).toBeCloseTo(best, 9)
        const relaxed = relax(9, list)
        expect(relaxed.gain).toBeGreaterThanOrEqual(best - 1e-7)
        // the prices prove the bound: they add up to it, and no set gains more than its rows are worth
        expect(relaxed.price.reduce((sum, one) => sum + one, 0)).toBeCloseTo(relaxed.gain, 6)
        for (const { rows: set, gain } of list) {
          expect(set.reduce((sum, row) => sum + (relaxed.price[row] as number), 0)).toBeGreaterThanOrEqual(gain - 1e-7)
        }
        relaxed.shares.forEach((share) => {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1 + 1e-7)
        })
      }),
      { numRuns: 1000 },
    )
  })
})
