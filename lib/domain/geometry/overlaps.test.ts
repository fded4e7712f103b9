import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, iouOfBoxes } from './box.ts'
import { findOverlaps, overlapBetween, overlapsFromPairs } from './overlaps.ts'

describe('overlaps', () => {
  it('keeps each pair on both sides, in order', () => {
    const overlaps = overlapsFromPairs(4, [
      { i: 3, j: 1, iou: 0.3 },
      { i: 0, j: 3, iou: 0.2 },
      { i: 2, j: 3, iou: 0.5 },
    ])
    expect([...overlaps.start]).toEqual([0, 1, 2, 3, 6])
    expect([...overlaps.other]).toEqual([3, 3, 3, 0, 1, 2])
    expect([...overlaps.iou.subarray(3)]).toEqual([0.2, 0.3, 0.5])
    expect(overlapBetween(overlaps, 1, 3)).toBe(0.3)
    expect(overlapBetween(overlaps, 3, 2)).toBe(0.5)
    expect(overlapBetween(overlaps, 0, 1)).toBe(0)
  })

  it('finds by sweeping what comparing all pairs finds', () => {
    const number = fc.integer({ min: 0, max: 12 })
    const boxes = fc.array(fc.record({ x: number, y: number, width: number, height: number }), { maxLength: 12 })
    fc.assert(
      fc.property(boxes, (list) => {
        const iou = (i: number, j: number) => iouOfBoxes(list[i] as Box, list[j] as Box) ?? 0
        const overlaps = findOverlaps(list, iou)
        list.forEach((_, i) => {
          list.forEach((_, j) => {
            if (i !== j) expect(overlapBetween(overlaps, i, j)).toBe(iou(i, j))
          })
          const others = [...overlaps.other.subarray(overlaps.start[i], overlaps.start[i + 1])]
          expect(others).toEqual(others.toSorted((a, b) => a - b))
        })
      }),
      { numRuns: 300 },
    )
  })
})
