import { type Mask, maskFromPixels } from './mask.ts'
import { type Point, type Polygon, type Ring, ringsOf, signedAreaOfRing } from './polygon.ts'

/**
 * The pixels of a width × height image whose centre lies in the polygon; what a ring that crosses itself means is said
 * at `sharedAreas`. A centre on the outline belongs to the side of higher y.
 */
export function maskOfPolygon(polygon: Polygon, width: number, height: number): Mask {
  const pixels = new Uint8Array(width * height)
  const rings = ringsOf(polygon)
  rings.forEach((ring, number) => {
    const sign = signedAreaOfRing(ring) > 0 ? 1 : -1
    for (let x = 0; x < width; x++) {
      for (const [from, to] of spansAt(ring, sign, x + 0.5)) {
        const first = Math.max(0, Math.ceil(from - 0.5))
        const end = Math.min(height, Math.ceil(to - 0.5))
        if (first < end) pixels.fill(number === 0 ? 1 : 0, x * height + first, x * height + end)
      }
    }
  })
  return maskFromPixels(pixels, width, height)
}

/** The stretches of the vertical line at x around which the ring winds in the direction of its area. */
function spansAt(ring: Ring, sign: number, x: number): [number, number][] {
  const crossings: { y: number; direction: number }[] = []
  for (let i = 0; i < ring.length; i++) {
    const [px, py] = ring[i] as Point
    const [qx, qy] = ring[(i + 1) % ring.length] as Point
    if (px <= x === qx <= x) continue
    crossings.push({ y: py + ((x - px) / (qx - px)) * (qy - py), direction: px < qx ? 1 : -1 })
  }
  crossings.sort((a, b) => a.y - b.y)
  const spans: [number, number][] = []
  let winding = 0
  crossings.forEach(({ y, direction }, i) => {
    winding += direction
    const next = crossings[i + 1]
    if (next !== undefined && winding * sign > 0) spans.push([y, next.y])
  })
  return spans
}
