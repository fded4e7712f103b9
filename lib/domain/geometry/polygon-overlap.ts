import { type Point, type Polygon, type Ring, ringsOf, signedAreaOfRing } from './polygon.ts'

/** Areas in square pixels. */
export type SharedAreas = { a: number; b: number; shared: number }

type Edge = { x1: number; y1: number; x2: number; y2: number; direction: 1 | -1; ring: number }

/**
 * The areas of two polygons and of what they share, exact but for rounding, for any rings: concave, with holes,
 * touching or crossing themselves.
 *
 * The plane is cut into horizontal slabs at every corner and crossing; within a slab edges don't cross, so each gap
 * between two neighbouring edges is a trapezoid that lies wholly in or out. A ring that crosses itself means the part
 * that it winds around in the direction of its signed area (where that is 0: against it), which is what GEOS leaves
 * of it (`buffer(0)`): of a bow tie the larger lobe, of a pentagram everything.
 *
 * Example: squares of side 2 at (0, 0) and (1, 1): areas 4 and 4, shared 1, so IoU = 1 / 7.
 */
export function sharedAreas(a: Polygon, b: Polygon): SharedAreas {
  const rings = [...ringsOf(a), ...ringsOf(b)]
  const ringsOfA = ringsOf(a).length
  const signs = rings.map((ring) => (signedAreaOfRing(ring) > 0 ? 1 : -1))
  const edges = rings.flatMap(edgesOfRing).sort((p, q) => p.y1 - q.y1)
  const levels = levelsOf(edges)
  const areas = { a: 0, b: 0, shared: 0 }
  const winding = new Int32Array(rings.length)
  // The first ring of a polygon is its outline, the others are holes.
  const isInside = (from: number, to: number) => {
    if ((winding[from] as number) * (signs[from] as number) <= 0) return false
    for (let r = from + 1; r < to; r++) if ((winding[r] as number) * (signs[r] as number) > 0) return false
    return true
  }
  let active: Edge[] = []
  let next = 0
  for (let level = 0; level + 1 < levels.length; level++) {
    const top = levels[level] as number
    const bottom = levels[level + 1] as number
    const middle = (top + bottom) / 2
    active = active.filter((edge) => edge.y2 > middle)
    while (next < edges.length && (edges[next] as Edge).y1 <= top) active.push(edges[next++] as Edge)
    const crossing = active
      .filter((edge) => edge.y2 > middle)
      .map((edge) => ({ edge, x: xAt(edge, middle) }))
      .sort((p, q) => p.x - q.x)
    winding.fill(0)
    for (let i = 0; i + 1 < crossing.length; i++) {
      const { edge, x } = crossing[i] as { edge: Edge; x: number }
      winding[edge.ring] = (winding[edge.ring] as number) + edge.direction
      const area = ((crossing[i + 1] as { x: number }).x - x) * (bottom - top)
      if (area === 0) continue
      const inA = isInside(0, ringsOfA)
      const inB = isInside(ringsOfA, rings.length)
      if (inA) areas.a += area
      if (inB) areas.b += area
      if (inA && inB) areas.shared += area
    }
  }
  return areas
}

/** Area in square pixels; what a ring that crosses itself means is said at `sharedAreas`. */
export function areaOfPolygon(polygon: Polygon): number {
  return sharedAreas(polygon, { outer: [] }).a
}

function edgesOfRing(ring: Ring, number: number): Edge[] {
  const edges: Edge[] = []
  for (let i = 0; i < ring.length; i++) {
    const [px, py] = ring[i] as Point
    const [qx, qy] = ring[(i + 1) % ring.length] as Point
    // To the right of a downward edge (y grows) a ring turning from x towards y has its outside.
    if (py < qy) edges.push({ x1: px, y1: py, x2: qx, y2: qy, direction: -1, ring: number })
    else if (py > qy) edges.push({ x1: qx, y1: qy, x2: px, y2: py, direction: 1, ring: number })
  }
  return edges
}

function xAt(edge: Edge, y: number): number {
  return edge.x1 + ((y - edge.y1) / (edge.y2 - edge.y1)) * (edge.x2 - edge.x1)
}

/** The heights of all corners and crossings, ascending, each once. */
function levelsOf(edges: readonly Edge[]): number[] {
  const levels = edges.flatMap((edge) => [edge.y1, edge.y2])
  for (let i = 0; i < edges.length; i++) {
    const p = edges[i] as Edge
    for (let j = i + 1; j < edges.length; j++) {
      const q = edges[j] as Edge
      if (q.y1 >= p.y2) break
      const y = crossingOf(p, q)
      if (y !== null) levels.push(y)
    }
  }
  levels.sort((x, y) => x - y)
  return levels.filter((y, i) => i === 0 || y !== levels[i - 1])
}

function crossingOf(p: Edge, q: Edge): number | null {
  const top = Math.max(p.y1, q.y1)
  const bottom = Math.min(p.y2, q.y2)
  const before = xAt(p, top) - xAt(q, top)
  const after = xAt(p, bottom) - xAt(q, bottom)
  if (before * after >= 0) return null
  return top + (before / (before - after)) * (bottom - top)
}
