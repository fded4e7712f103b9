import type { LabeledImage } from '#lib/domain/agreement/regions-answers.ts'
import type { Box } from '#lib/domain/geometry/box.ts'
import { isRecord } from './cases.ts'

/** A box from [x, y, width, height, …]. */
export function boxOf(value: unknown): Box {
  const [x, y, width, height] = listOf(value).map(Number)
  return { x: x as number, y: y as number, width: width as number, height: height as number }
}

export function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${JSON.stringify(value)} is not a list`)
  return value
}

export function recordOf(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new Error(`${JSON.stringify(value)} is not an object`)
  return value
}

/** Images from {image: {rater: [[x, y, width, height, class], …]}}. */
export function imagesOf(value: unknown): LabeledImage[] {
  return Object.entries(recordOf(value)).map(([image, raters]) => ({
    image,
    answers: Object.entries(recordOf(raters)).map(([labeler, boxes]) => ({
      labeler,
      regions: listOf(boxes).map((box, i) => ({
        id: `${image} ${labeler} ${i}`,
        box: boxOf(box),
        class: String(listOf(box)[4]),
      })),
    })),
  }))
}
