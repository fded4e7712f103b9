import type { Point, Polygon } from './polygon.ts'

/**
 * A box about its centre (x, y), in pixels, turned by `angle` degrees from the x axis towards the y axis (clockwise on
 * a screen, where y points down).
 */
export type RotatedBox = { x: number; y: number; width: number; height: number; angle: number }

/**
 * The outline of a rotated box. Example: the corners of a 2 × 2 box about the origin at 45° lie at distance √2 on the
 * axes; with the same box at 0° it shares the octagon of area 8 (√2 − 1).
 */
export function polygonOfRotatedBox(box: RotatedBox): Polygon {
  const radians = (box.angle * Math.PI) / 180
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  const corner = (sideX: number, sideY: number): Point => {
    const dx = (sideX * box.width) / 2
    const dy = (sideY * box.height) / 2
    return [box.x + dx * cos - dy * sin, box.y + dx * sin + dy * cos]
  }
  return { outer: [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] }
}
