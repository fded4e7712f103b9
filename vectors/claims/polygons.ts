import { isValidPolygon, type Point } from '#lib/domain/geometry/polygon.ts'
import { areaOfPolygon } from '#lib/domain/geometry/polygon-overlap.ts'
import { iouOfShapes } from '#lib/domain/geometry/shape.ts'
import { type CaseResult, eachCase } from '../cases.ts'
import { listOf } from '../shapes.ts'

/** Validity, area and IoU of polygons; rings that cross themselves as `buffer(0)` repairs them. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const a = { outer: ringOf(one.a) }
    const b = { outer: ringOf(one.b) }
    if ('valid' in one) checker.same('valid', one.valid, [isValidPolygon(a), isValidPolygon(b)])
    if ('area' in one) checker.numbers('area', one.area, [areaOfPolygon(a), areaOfPolygon(b)], 1e-9)
    if ('iou' in one) {
      checker.number('iou', one.iou, iouOfShapes({ kind: 'polygon', ...a }, { kind: 'polygon', ...b }), 1e-9)
    }
  })
}

function ringOf(value: unknown): Point[] {
  return listOf(value).map((point) => {
    const [x, y] = listOf(point).map(Number)
    return [x as number, y as number]
  })
}
