import { describe, expect, it } from 'vitest'
import { maskFromRows } from './mask.ts'
import { areaOfShape, boxOfShape, diceOfShapes, giouOfShapes, iouOfShapes, type Shape } from './shape.ts'

const box = (x: number, y: number, width: number, height: number): Shape => ({ kind: 'box', x, y, width, height })
const turned = (x: number, y: number, width: number, height: number, angle: number): Shape => ({
  kind: 'rotated box',
  x,
  y,
  width,
  height,
  angle,
})
const mask = (text: string): Shape => ({ kind: 'mask', ...maskFromRows(text.split(' '), (v) => v === '1') })
const triangle: Shape = {
  kind: 'polygon',
  outer: [
    [0, 0],
    [4, 0],
    [2, 3],
  ],
}

describe('shapes', () => {
  it('agree on boxes in whatever form', () => {
    const forms: Shape[][] = [
      [box(0, 0, 4, 4), box(2, 0, 4, 4)],
      [turned(2, 2, 4, 4, 0), turned(4, 2, 4, 4, 90)],
      [mask('11110000 11110000 11110000 11110000'), mask('00111100 00111100 00111100 00111100')],
      [box(0, 0, 4, 4), turned(4, 2, 4, 4, 0)],
      [mask('11110000 11110000 11110000 11110000'), box(2, 0, 4, 4)],
    ]
    for (const [a, b] of forms as [Shape, Shape][]) {
      expect(iouOfShapes(a, b)).toBeCloseTo(1 / 3, 12)
      expect(diceOfShapes(a, b)).toBeCloseTo(1 / 2, 12)
      expect(giouOfShapes(a, b)).toBeCloseTo(1 / 3, 12)
      expect(areaOfShape(a)).toBeCloseTo(16, 12)
      expect(boxOfShape(a).width).toBeCloseTo(4, 12)
    }
  })

  it('measures a triangle against a square', () => {
    expect(iouOfShapes(triangle, box(1, 0, 2, 2))).toBeCloseTo(0.621621621621622, 12)
    expect(areaOfShape(triangle)).toBe(6)
    expect(boxOfShape(triangle)).toEqual({ x: 0, y: 0, width: 4, height: 3 })
  })

  it('uses the convex hull where shapes are no upright boxes', () => {
    // 1 × 1 squares at (0, 0) and (2, 0) as masks: hull 3, union 2
    expect(giouOfShapes(mask('101'), mask('100'))).toBeCloseTo(1 / 2 - (3 - 2) / 3, 12)
    expect(giouOfShapes(mask('001'), mask('100'))).toBeCloseTo(0 - (3 - 2) / 3, 12)
  })

  it('is undefined where neither has an area', () => {
    expect(iouOfShapes(mask('00'), mask('00'))).toBeNull()
    expect(diceOfShapes(mask('00'), mask('00'))).toBeNull()
    expect(giouOfShapes(mask('00'), mask('00'))).toBeNull()
    expect(iouOfShapes(mask('00'), mask('01'))).toBe(0)
    const empty: Shape = { kind: 'polygon', outer: [] }
    expect(iouOfShapes(empty, empty)).toBeNull()
    expect(boxOfShape(empty)).toEqual({ x: 0, y: 0, width: 0, height: 0 })
  })
})
