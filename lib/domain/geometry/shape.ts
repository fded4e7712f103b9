import { areaOfBox, type Box, giouOfBoxes, intersectionOfBoxes } from './box.ts'
import { areaOfMask, boxOfMask, intersectionOfMasks, type Mask, outlinePoints } from './mask.ts'
import { maskOfPolygon } from './mask-of-polygon.ts'
import { boxOfPolygon, convexHull, type Point, type Polygon, signedAreaOfRing } from './polygon.ts'
import { areaOfPolygon, sharedAreas } from './polygon-overlap.ts'
import { polygonOfRotatedBox, type RotatedBox } from './rotated-box.ts'

/** Anything that a labeler can draw around a thing, in pixels of the upright image. */
export type Shape =
  | ({ kind: 'box' } & Box)
  | ({ kind: 'rotated box' } & RotatedBox)
  | ({ kind: 'polygon' } & Polygon)
  | ({ kind: 'mask' } & Mask)

/** Area in square pixels. */
export function areaOfShape(shape: Shape): number {
  if (shape.kind === 'box') return areaOfBox(shape)
  return shape.kind === 'mask' ? areaOfMask(shape) : areaOfPolygon(outlineOf(shape))
}

/** The smallest upright box around a shape. */
export function boxOfShape(shape: Shape): Box {
  if (shape.kind === 'box') return { x: shape.x, y: shape.y, width: shape.width, height: shape.height }
  if (shape.kind === 'mask') return boxOfMask(shape)
  return boxOfPolygon(outlineOf(shape)) ?? { x: 0, y: 0, width: 0, height: 0 }
}

/** The areas of both shapes and of what they share. A mask and an outline are compared pixel by pixel. */
export function areasOfShapes(a: Shape, b: Shape): { a: number; b: number; shared: number } {
  if (a.kind === 'box' && b.kind === 'box') {
    return { a: areaOfBox(a), b: areaOfBox(b), shared: intersectionOfBoxes(a, b) }
  }
  if (a.kind === 'mask' || b.kind === 'mask') {
    const size = a.kind === 'mask' ? a : (b as Mask)
    const one = a.kind === 'mask' ? a : maskOfPolygon(outlineOf(a), size.width, size.height)
    const other = b.kind === 'mask' ? b : maskOfPolygon(outlineOf(b), size.width, size.height)
    return { a: areaOfMask(one), b: areaOfMask(other), shared: intersectionOfMasks(one, other) }
  }
  return sharedAreas(outlineOf(a), outlineOf(b))
}

/** Intersection over union in [0, 1]; null where both have no area (0 / 0). */
export function iouOfShapes(a: Shape, b: Shape): number | null {
  const areas = areasOfShapes(a, b)
  const union = areas.a + areas.b - areas.shared
  return union > 0 ? Math.min(1, areas.shared / union) : null
}

/** Dice coefficient, 2 · shared / sum of areas, in [0, 1]; null where both have no area. */
export function diceOfShapes(a: Shape, b: Shape): number | null {
  const areas = areasOfShapes(a, b)
  const sum = areas.a + areas.b
  return sum > 0 ? Math.min(1, (2 * areas.shared) / sum) : null
}

/**
 * Generalised IoU (Rezatofighi et al. 2019), its smallest enclosing shape being the upright box for two upright
 * boxes and the convex hull for all others; null where IoU or the enclosing shape has no area.
 */
export function giouOfShapes(a: Shape, b: Shape): number | null {
  if (a.kind === 'box' && b.kind === 'box') return giouOfBoxes(a, b)
  const areas = areasOfShapes(a, b)
  const union = areas.a + areas.b - areas.shared
  const hull = Math.abs(signedAreaOfRing(convexHull([...cornersOf(a), ...cornersOf(b)])))
  return union > 0 && hull > 0 ? areas.shared / union - Math.max(0, hull - union) / hull : null
}

function outlineOf(shape: Exclude<Shape, { kind: 'mask' }>): Polygon {
  if (shape.kind === 'polygon') return shape
  if (shape.kind === 'rotated box') return polygonOfRotatedBox(shape)
  const { x, y, width, height } = shape
  return {
    outer: [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
  }
}

function cornersOf(shape: Shape): readonly Point[] {
  return shape.kind === 'mask' ? outlinePoints(shape) : outlineOf(shape).outer
}
