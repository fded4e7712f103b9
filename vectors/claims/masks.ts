import { pixelKappa } from '#lib/domain/agreement/regions-pixels.ts'
import { areaOfMask, boxOfMask, intersectionOfMasks, type Mask, maskFromRows } from '#lib/domain/geometry/mask.ts'
import { readMask, writeMask } from '#lib/domain/geometry/mask-text.ts'
import { diceOfShapes, iouOfShapes, type Shape } from '#lib/domain/geometry/shape.ts'
import { type CaseResult, type Checker, eachCase } from '../cases.ts'
import { listOf } from '../shapes.ts'

const tolerance = 1e-12
const inputs = new Set(['id', 'note', 'source', 'tool', 'a_rows', 'b_rows'])

/** Run lengths, areas, IoU, Dice and pixel kappa of masks: every field of a case. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const a = maskOf(one.a_rows)
    const b = maskOf(one.b_rows)
    for (const [field, expected] of Object.entries(one)) {
      if (inputs.has(field)) continue
      const check = checks[field]
      if (check === undefined) checker.fail(field, 'the runner does not know this field')
      else check(checker, field, expected, a, b)
    }
  })
}

type Check = (checker: Checker, field: string, expected: unknown, a: Mask, b: Mask) => void

const checks: Record<string, Check> = {
  size_hw: (checker, field, expected, a) => checker.same(field, expected, [a.height, a.width]),
  coco_rle_a: (checker, field, expected, a) => checkText(checker, field, expected, a),
  coco_rle_b: (checker, field, expected, _, b) => checkText(checker, field, expected, b),
  area_a: (checker, field, expected, a) => checker.same(field, expected, areaOfMask(a)),
  area_b: (checker, field, expected, _, b) => checker.same(field, expected, areaOfMask(b)),
  bbox_a: (checker, field, expected, a) => checker.numbers(field, expected, boxListOf(a), tolerance),
  bbox_b: (checker, field, expected, _, b) => checker.numbers(field, expected, boxListOf(b), tolerance),
  intersection: (checker, field, expected, a, b) => checker.same(field, expected, intersectionOfMasks(a, b)),
  union: (checker, field, expected, a, b) =>
    checker.same(field, expected, areaOfMask(a) + areaOfMask(b) - intersectionOfMasks(a, b)),
  iou: (checker, field, expected, a, b) => checker.number(field, expected, iouOfShapes(shape(a), shape(b)), tolerance),
  dice: (checker, field, expected, a, b) =>
    checker.number(field, expected, diceOfShapes(shape(a), shape(b)), tolerance),
  // That tool answers 0 for two empty masks, where the IoU is undefined here.
  pycocotools_iou: (checker, field, expected, a, b) =>
    checker.number(field, expected, iouOfShapes(shape(a), shape(b)) ?? 0, tolerance),
  pixel_kappa: (checker, field, expected, a, b) => checker.number(field, expected, pixelKappa(a, b), tolerance),
}

function maskOf(rows: unknown): Mask {
  return maskFromRows(listOf(rows).map(String), (value) => value === '1')
}

function shape(mask: Mask): Shape {
  return { kind: 'mask', ...mask }
}

function boxListOf(mask: Mask): number[] {
  const { x, y, width, height } = boxOfMask(mask)
  return [x, y, width, height]
}

function checkText(checker: Checker, field: string, expected: unknown, mask: Mask): void {
  checker.same(field, expected, writeMask(mask))
  checker.same(`${field} read back`, mask, readMask(String(expected), mask.width, mask.height))
}
