import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxOfPolygon, convexHull, isValidPolygon, type Ring, signedAreaOfRing } from './polygon.ts'
import { areaOfPolygon, sharedAreas } from './polygon-overlap.ts'
import { polygonOfRotatedBox } from './rotated-box.ts'

const iou = (a: Ring, b: Ring) => {
  const areas = sharedAreas({ outer: a }, { outer: b })
  return areas.shared / (areas.a + areas.b - areas.shared)
}
const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
]

/** [a, b, valid, areas, iou] by shapely 2.1.2 (GEOS 3.13.1), invalid rings repaired with buffer(0). */
const crossing: [Ring, Ring, [boolean, boolean], [number, number], number][] = [
  [
    [
      [2, 4],
      [2, 2],
      [6, 1],
      [3, 3],
      [6, 4],
      [5, 4],
      [2, 3],
    ],
    [
      [1, 4],
      [3, 4],
      [3, 1],
      [1, 4],
    ],
    [false, true],
    [4.0, 3.0],
    0.20516499282639888,
  ],
  [
    [
      [4, 4],
      [2, 1],
      [3, 6],
      [0, 1],
      [3, 2],
      [6, 1],
    ],
    [
      [2, 3],
      [4, 3],
      [4, 5],
      [6, 4],
      [5, 0],
    ],
    [false, true],
    [8.142857142857142, 8.5],
    0.24854481955762509,
  ],
  [
    [
      [1, 6],
      [1, 6],
      [2, 3],
      [5, 3],
      [1, 1],
      [5, 0],
      [5, 2],
    ],
    [
      [4, 5],
      [0, 0],
      [6, 0],
    ],
    [false, true],
    [8.666666666666666, 15.0],
    0.3688946015424164,
  ],
  [
    [
      [0, 3],
      [0, 5],
      [1, 1],
      [1, 6],
      [4, 1],
      [5, 6],
      [3, 5],
    ],
    [
      [3, 3],
      [5, 6],
      [1, 5],
    ],
    [false, true],
    [7.595238095238095, 5.0],
    0.32415519399249054,
  ],
  [
    [
      [3, 1],
      [6, 0],
      [3, 5],
      [1, 1],
      [1, 3],
      [3, 1],
    ],
    [
      [0, 2],
      [3, 4],
      [6, 1],
      [5, 5],
      [6, 6],
      [5, 2],
    ],
    [false, false],
    [8.666666666666666, 5.9375],
    0.3444572305331799,
  ],
  [
    [
      [1, 3],
      [5, 4],
      [0, 2],
      [3, 0],
      [5, 2],
      [0, 3],
      [1, 0],
    ],
    [
      [1, 2],
      [2, 1],
      [4, 3],
    ],
    [false, true],
    [7.600560224089637, 2.0],
    0.21006919926564047,
  ],
]

describe('polygons', () => {
  it('measures simple rings whatever their winding', () => {
    expect(signedAreaOfRing(square(0, 0, 2))).toBe(4)
    expect(signedAreaOfRing(square(0, 0, 2).toReversed())).toBe(-4)
    expect(areaOfPolygon({ outer: square(0, 0, 2).toReversed() })).toBe(4)
    expect(iou(square(0, 0, 2), square(1, 1, 2).toReversed())).toBeCloseTo(1 / 7, 12)
    expect(iou(square(0, 0, 2), square(0, 0, 2))).toBe(1)
    expect(boxOfPolygon({ outer: square(3, 4, 5) })).toEqual({ x: 3, y: 4, width: 5, height: 5 })
    expect(boxOfPolygon({ outer: [] })).toBeNull()
  })

  it('leaves out holes', () => {
    const frame = { outer: square(0, 0, 10), holes: [square(2, 2, 6)] }
    expect(areaOfPolygon(frame)).toBe(64)
    const areas = sharedAreas(frame, { outer: square(1, 1, 8) })
    expect(areas).toEqual({ a: 64, b: 64, shared: 28 })
    expect(isValidPolygon(frame)).toBe(true)
    expect(isValidPolygon({ outer: square(0, 0, 10), holes: [square(8, 8, 6)] })).toBe(false)
  })

  it('knows rings that cross, touch or fold back on themselves', () => {
    expect(
      isValidPolygon({
        outer: [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
        ],
      }),
    ).toBe(false)
    expect(
      isValidPolygon({
        outer: [
          [0, 0],
          [4, 0],
          [2, 0],
          [2, 2],
        ],
      }),
    ).toBe(false)
    expect(
      isValidPolygon({
        outer: [
          [0, 0],
          [4, 0],
          [4, 4],
          [2, 0],
          [0, 4],
        ],
      }),
    ).toBe(false)
    expect(
      isValidPolygon({
        outer: [
          [0, 0],
          [4, 0],
        ],
      }),
    ).toBe(false)
    expect(
      isValidPolygon({
        outer: [
          [0, 0],
          [4, 0],
          [8, 0],
        ],
      }),
    ).toBe(false)
    expect(isValidPolygon({ outer: [...square(0, 0, 2), [0, 0]] })).toBe(true)
  })

  it('keeps of a ring that crosses itself what GEOS keeps of it', () => {
    // areas and IoU by shapely 2.1.2 (GEOS 3.13.1), invalid rings repaired with buffer(0)
    const bowTie: Ring = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ]
    expect(areaOfPolygon({ outer: bowTie })).toBeCloseTo(1, 12)
    expect(iou(bowTie, square(1, 0, 2))).toBeCloseTo(1 / 4, 12)
    expect(
      areaOfPolygon({
        outer: [
          [0, 0],
          [4, 4],
          [4, 0],
          [0, 2],
        ],
      }),
    ).toBeCloseTo(16 / 3, 12)
    const star: Ring = [0, 1, 2, 3, 4].map((k) => [
      Math.cos(Math.PI / 2 + (4 * Math.PI * k) / 5),
      Math.sin(Math.PI / 2 + (4 * Math.PI * k) / 5),
    ])
    expect(areaOfPolygon({ outer: star })).toBeCloseTo(1.1225699414489636, 12)
  })

  it.each(crossing)('agrees with shapely on %j and %j', (a, b, valid, areas, expected) => {
    expect([isValidPolygon({ outer: a }), isValidPolygon({ outer: b })]).toEqual(valid)
    expect(areaOfPolygon({ outer: a })).toBeCloseTo(areas[0], 9)
    expect(areaOfPolygon({ outer: b })).toBeCloseTo(areas[1], 9)
    expect(iou(a, b)).toBeCloseTo(expected, 9)
  })

  it('draws the hull around points', () => {
    expect(
      convexHull([
        [0, 0],
        [4, 0],
        [1, 1],
        [4, 4],
        [0, 4],
        [2, 0],
      ]),
    ).toHaveLength(4)
    expect(
      Math.abs(
        signedAreaOfRing(
          convexHull([
            [0, 0],
            [4, 0],
            [1, 1],
            [4, 4],
            [0, 4],
          ]),
        ),
      ),
    ).toBe(16)
  })

  it('turns boxes', () => {
    const side = { x: 0, y: 0, width: 2, height: 2 }
    const turned = polygonOfRotatedBox({ ...side, angle: 45 })
    const areas = sharedAreas(turned, polygonOfRotatedBox({ ...side, angle: 0 }))
    expect(areas.shared).toBeCloseTo(8 * (Math.SQRT2 - 1), 12)
    expect(areas.a).toBeCloseTo(4, 12)
    const upright = polygonOfRotatedBox({ x: 5, y: 5, width: 4, height: 2, angle: 90 })
    expect(boxOfPolygon(upright)?.width).toBeCloseTo(2, 12)
  })

  it('gives areas that are symmetric and bounded, for any rings', () => {
    const rings = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 3,
      maxLength: 8,
    })
    fc.assert(
      fc.property(rings, rings, (a, b) => {
        const there = sharedAreas({ outer: a }, { outer: b })
        const back = sharedAreas({ outer: b }, { outer: a })
        expect(there.shared).toBeCloseTo(back.shared, 9)
        expect(there.a).toBeCloseTo(back.b, 9)
        expect(there.shared).toBeLessThanOrEqual(Math.min(there.a, there.b) + 1e-9)
        expect(there.a).toBeCloseTo(areaOfPolygon({ outer: a }), 9)
        if (isValidPolygon({ outer: a })) expect(there.a).toBeCloseTo(Math.abs(signedAreaOfRing(a)), 9)
      }),
    )
  })
})
