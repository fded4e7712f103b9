import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, iouOfBoxes } from './box.ts'
import { clusterOverlaps } from './clustering.ts'
import { findOverlaps } from './overlaps.ts'

type Drawn = { x: number; labeler: number; label: number; rank: number }

function cluster(regions: readonly Drawn[], threshold: number): number[][] {
  const box = (r: Drawn) => ({ x: r.x, y: 0, width: 10, height: 10 })
  const boxes = regions.map(box)
  return clusterOverlaps(
    findOverlaps(boxes, (i, j) => iouOfBoxes(boxes[i] as Box, boxes[j] as Box) ?? 0),
    regions.map((r) => r.labeler),
    { threshold, label: regions.map((r) => r.label), rank: regions.map((r) => r.rank) },
  )
}
const at = (x: number, labeler: number, label = 0, rank = x * 10 + labeler): Drawn => ({ x, labeler, label, rank })

describe('clusterOverlaps', () => {
  it('keeps out what passes with one member only', () => {
    // IoU AB = 9/11, BC = 7/13, AC = 6/14
    expect(cluster([at(0, 0), at(1, 1), at(4, 2)], 0.5)).toEqual([[0, 1], [2]])
    expect(cluster([at(0, 0), at(1, 1), at(4, 2)], 0.4)).toEqual([[0, 1, 2]])
  })

  it('never puts one labeler in a cluster twice', () => {
    expect(cluster([at(0, 0), at(0, 0, 0, 1), at(0, 1, 0, 2)], 0.5)).toEqual([[0, 2], [1]])
  })

  it('prefers equal labels where overlaps are equal', () => {
    const found = cluster([at(0, 0, 1, 0), at(0, 0, 2, 1), at(0, 1, 2, 2), at(0, 1, 1, 3)], 0.5)
    expect(found).toEqual([
      [0, 3],
      [1, 2],
    ])
  })

  it('does not depend on the order of labelers or regions, and keeps its promises', () => {
    const regions = fc
      .array(fc.record({ x: fc.integer({ min: 0, max: 15 }), labeler: fc.nat(3), label: fc.nat(2) }), { maxLength: 12 })
      .map((list) => list.map((r, rank) => ({ ...r, rank })))
    fc.assert(
      fc.property(regions, fc.constantFrom(0.3, 0.5, 0.7), fc.infiniteStream(fc.nat()), (list, threshold, stream) => {
        const shuffledList = list
          .map((r) => ({ r, key: stream.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ r }) => r)
        const byRank = (some: readonly Drawn[]) =>
          cluster(some, threshold)
            .map((members) => members.map((i) => (some[i] as Drawn).rank).sort((a, b) => a - b))
            .sort((a, b) => (a[0] as number) - (b[0] as number))
        expect(byRank(shuffledList)).toEqual(byRank(list))
        for (const members of cluster(list, threshold)) {
          const labelers = members.map((i) => (list[i] as Drawn).labeler)
          expect(new Set(labelers).size).toBe(labelers.length)
          for (const i of members) {
            for (const j of members) {
              const gap = Math.abs((list[i] as Drawn).x - (list[j] as Drawn).x)
              expect((10 - gap) / (10 + gap)).toBeGreaterThanOrEqual(threshold - 1e-9)
            }
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
