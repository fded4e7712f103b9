import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOfBox, type Box, diceOfBoxes, giouOfBoxes, hullOfBoxes, intersectionOfBoxes, iouOfBoxes } from './box.ts'

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })
const anyBox = fc.record({
  x: fc.double({ min: -100, max: 100, noNaN: true }),
  y: fc.double({ min: -100, max: 100, noNaN: true }),
  width: fc.double({ min: 0.01, max: 100, noNaN: true }),
  height: fc.double({ min: 0.01, max: 100, noNaN: true }),
})

describe('overlap of boxes', () => {
  it('follows the worked examples', () => {
    expect(iouOfBoxes(box(0, 0, 10, 10), box(5, 0, 10, 10))).toBeCloseTo(1 / 3, 12)
    expect(diceOfBoxes(box(0, 0, 10, 10), box(5, 0, 10, 10))).toBeCloseTo(1 / 2, 12)
    expect(giouOfBoxes(box(0, 0, 1, 1), box(5, 5, 1, 1))).toBeCloseTo(-34 / 36, 12)
    expect(iouOfBoxes(box(0, 0, 10, 10), box(2, 2, 5, 5))).toBe(0.25)
  })

  it('counts a shared edge as no overlap, and takes coordinates as edges', () => {
    expect(intersectionOfBoxes(box(0, 0, 10, 10), box(10, 0, 10, 10))).toBe(0)
    expect(areaOfBox(box(0, 0, 10, 10))).toBe(100)
  })

  it('is 0 for one degenerate box and undefined for two', () => {
    expect(iouOfBoxes(box(0, 0, 0, 0), box(0, 0, 5, 5))).toBe(0)
    expect(giouOfBoxes(box(0, 0, 0, 0), box(0, 0, 5, 5))).toBe(0)
    expect(iouOfBoxes(box(1, 1, 0, 0), box(1, 1, 0, 0))).toBeNull()
    expect(giouOfBoxes(box(1, 1, 0, 0), box(4, 4, 0, 0))).toBeNull()
    expect(diceOfBoxes(box(1, 1, 0, 3), box(1, 1, 3, 0))).toBeNull()
  })

  it('puts the hull around all boxes', () => {
    expect(hullOfBoxes([box(1, 2, 3, 4), box(-1, 5, 1, 10)])).toEqual(box(-1, 2, 5, 13))
    expect(hullOfBoxes([])).toBeNull()
  })

  it('is symmetric and bounded, with dice = 2 iou / (1 + iou) and giou ≤ iou', () => {
    fc.assert(
      fc.property(anyBox, anyBox, (a, b) => {
        const iou = iouOfBoxes(a, b) as number
        expect(iou).toBe(iouOfBoxes(b, a))
        expect(iou).toBeGreaterThanOrEqual(0)
        expect(iou).toBeLessThanOrEqual(1)
        expect(diceOfBoxes(a, b)).toBeCloseTo((2 * iou) / (1 + iou), 9)
        const giou = giouOfBoxes(a, b) as number
        expect(giou).toBeLessThanOrEqual(iou + 1e-9)
        expect(giou).toBeGreaterThan(-1)
        expect(iouOfBoxes(a, a)).toBeCloseTo(1, 9)
      }),
    )
  })
})
