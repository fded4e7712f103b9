import { giouOfBoxes, iouOfBoxes } from '#lib/domain/geometry/box.ts'
import { type CaseResult, eachCase } from '../cases.ts'
import { boxOf } from '../shapes.ts'

/** `iou` and `giou` of boxes given as [x, y, width, height]. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const a = boxOf(one.a_xywh)
    const b = boxOf(one.b_xywh)
    if ('iou' in one) checker.number('iou', one.iou, iouOfBoxes(a, b), 1e-9)
    if ('giou' in one) checker.number('giou', one.giou, giouOfBoxes(a, b), 1e-9)
  })
}
