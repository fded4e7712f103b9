import type { Box } from './box.ts'

export type Point = readonly [x: number, y: number]
/** A closed line of corners in pixels; the last is joined to the first, which need not be repeated. */
export type Ring = readonly Point[]
/** An outline, less its holes. */
export type Polygon = { outer: Ring; holes?: readonly Ring[] }

/** The area that a ring encloses, by the shoelace formula: positive where corners turn from x towards y, else negative. */
export function signedAreaOfRing(ring: Ring): number {
  const [x0, y0] = ring[0] ?? [0, 0]
  let twice = 0
  for (let i = 0; i < ring.length; i++) {
    const [x1, y1] = ring[i] as Point
    const [x2, y2] = ring[(i + 1) % ring.length] as Point
    twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
  }
  return twice / 2
}

export function ringsOf(polygon: Polygon): readonly Ring[] {
  return polygon.holes === undefined ? [polygon.outer] : [polygon.outer, ...polygon.holes]
}

/** The smallest upright box around a polygon; null for one without corners. */
export function boxOfPolygon(polygon: Polygon): Box | null {
  if (polygon.outer.length === 0) return null
  const xs = polygon.outer.map(([x]) => x)
  const ys = polygon.outer.map(([, y]) => y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/**
 * Whether every ring is simple (three corners or more, encloses an area, meets itself nowhere but at the corners of
 * neighbouring edges) and no ring crosses another. Winding order does not matter.
 */
export function isValidPolygon(polygon: Polygon): boolean {
  const rings = ringsOf(polygon).map(withoutRepeats)
  if (!rings.every(isSimple)) return false
  return rings.every((ring, i) => rings.slice(i + 1).every((other) => !ringsCross(ring, other)))
}

function withoutRepeats(ring: Ring): Point[] {
  return ring.filter(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point
    return ring.length === 1 || x !== nextX || y !== nextY
  })
}

function isSimple(ring: readonly Point[]): boolean {
  const n = ring.length
  if (n < 3 || signedAreaOfRing(ring) === 0) return false
  for (let i = 0; i < n; i++) {
    const a = ring[i] as Point
    const b = ring[(i + 1) % n] as Point
    const c = ring[(i + 2) % n] as Point
    if (turn(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0) return false
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      if (segmentsMeet(a, b, ring[j] as Point, ring[(j + 1) % n] as Point)) return false
    }
  }
  return true
}

function ringsCross(one: readonly Point[], other: readonly Point[]): boolean {
  return one.some((a, i) => {
    const b = one[(i + 1) % one.length] as Point
    return other.some((c, j) => {
      const d = other[(j + 1) % other.length] as Point
      return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
    })
  })
}

/** Positive where a → b → c turns from x towards y, negative where it turns back, 0 on one line. */
function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

function segmentsMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  const abc = turn(a, b, c)
  const abd = turn(a, b, d)
  const cda = turn(c, d, a)
  const cdb = turn(c, d, b)
  if (abc * abd < 0 && cda * cdb < 0) return true
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  )
}

function isBetween(a: Point, b: Point, p: Point): boolean {
  return (
    Math.min(a[0], b[0]) <= p[0] &&
    p[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= p[1] &&
    p[1] <= Math.max(a[1], b[1])
  )
}

/** The corners of the smallest convex outline around the points (Andrew 1979, monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.slice().sort((p, q) => p[0] - q[0] || p[1] - q[1])
  if (sorted.length < 3) return sorted
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = []
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop()
      chain.push(point)
    }
    chain.pop()
    return chain
  }
  return [...half(sorted), ...half(sorted.reverse())]
}
