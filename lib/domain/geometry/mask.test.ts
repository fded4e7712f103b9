import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOfMask, boxOfMask, intersectionOfMasks, maskFromPixels, maskFromRows, pixelsOfMask } from './mask.ts'
import { maskOfPolygon } from './mask-of-polygon.ts'
import { readMask, writeMask } from './mask-text.ts'

const rows = (text: string) => maskFromRows(text.split(' '), (value) => value === '1')
const a = rows('00000000 01111000 01111000 01111000 00000000 00000000')
const b = rows('00000000 00000000 00111110 00111110 00111110 00000000')
const anyMask = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([width, height]) =>
  fc.record({
    width: fc.constant(width),
    height: fc.constant(height),
    one: fc.array(fc.nat(1), { minLength: width * height, maxLength: width * height }),
    other: fc.array(fc.nat(1), { minLength: width * height, maxLength: width * height }),
  }),
)

describe('masks', () => {
  it('counts pixels, in column order', () => {
    expect(a.runs).toEqual([7, 3, 3, 3, 3, 3, 3, 3, 20])
    expect([areaOfMask(a), areaOfMask(b), intersectionOfMasks(a, b)]).toEqual([12, 15, 6])
    expect(boxOfMask(a)).toEqual({ x: 1, y: 1, width: 4, height: 3 })
    expect(boxOfMask(rows('000 000'))).toEqual({ x: 0, y: 0, width: 0, height: 0 })
    expect(boxOfMask(rows('11 11'))).toEqual({ x: 0, y: 0, width: 2, height: 2 })
    expect(() => intersectionOfMasks(a, rows('1'))).toThrow('8 × 6 and 1 × 1')
  })

  it('writes and reads the text that pycocotools writes', () => {
    expect(writeMask(a)).toBe('73300000a0')
    expect(writeMask(b)).toBe('>3300000004')
    expect(writeMask(rows('111 111'))).toBe('06')
    expect(readMask('73300000a0', 8, 6)).toEqual(a)
    expect(() => readMask('73300000a0', 8, 7)).toThrow('fill 48 pixels, not 8 × 7')
    expect(() => readMask('7 ', 8, 7)).toThrow('cannot hold')
    expect(() => readMask('a', 1, 1)).toThrow('fill')
  })

  it('comes back from text and pixels as it was, with areas as counted pixel by pixel', () => {
    fc.assert(
      fc.property(anyMask, ({ width, height, one, other }) => {
        const p = maskFromPixels(one, width, height)
        const q = maskFromPixels(other, width, height)
        expect(readMask(writeMask(p), width, height)).toEqual(p)
        expect([...pixelsOfMask(p)]).toEqual(one)
        expect(areaOfMask(p)).toBe(one.reduce((sum, v) => sum + v, 0))
        expect(intersectionOfMasks(p, q)).toBe(one.reduce((sum, v, i) => sum + v * (other[i] as number), 0))
        const box = boxOfMask(p)
        const columns = one.flatMap((v, i) => (v ? [Math.floor(i / height)] : []))
        if (columns.length > 0) {
          const inRows = one.flatMap((v, i) => (v ? [i % height] : []))
          expect(box.x).toBe(Math.min(...columns))
          expect(box.width).toBe(Math.max(...columns) - box.x + 1)
          expect(box.y).toBe(Math.min(...inRows))
          expect(box.height).toBe(Math.max(...inRows) - box.y + 1)
        }
      }),
    )
  })

  it('fills polygons by pixel centre', () => {
    const box = maskOfPolygon(
      {
        outer: [
          [1, 1],
          [4, 1],
          [4, 3],
          [1, 3],
        ],
      },
      6,
      5,
    )
    expect(areaOfMask(box)).toBe(6)
    expect(boxOfMask(box)).toEqual({ x: 1, y: 1, width: 3, height: 2 })
    const outer = [
      [0, 0],
      [8, 0],
      [8, 8],
      [0, 8],
    ] as const
    const hole = [
      [2, 2],
      [6, 2],
      [6, 6],
      [2, 6],
    ] as const
    expect(areaOfMask(maskOfPolygon({ outer, holes: [hole] }, 10, 10))).toBe(48)
    expect(
      areaOfMask(
        maskOfPolygon(
          {
            outer: [
              [-5, -5],
              [50, -5],
              [50, 50],
              [-5, 50],
            ],
          },
          4,
          3,
        ),
      ),
    ).toBe(12)
  })
})
