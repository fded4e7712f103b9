import type { MediaMeasures } from '#lib/domain/item/media.ts'
import { roundPixels } from '#lib/domain/kernel/units.ts'
import type { Answer, BoxRegion } from '#lib/domain/schema/answer.ts'

/**
 * Fits boxes that were drawn elsewhere to the upright image that they are about: rounded to 1e-3 px, and what stands
 * over the edge is cut off. One that lies outside altogether is a fault, named by its place from 1.
 */
export function fitBoxes(
  answer: Answer,
  measures: MediaMeasures | null,
): { answer: Answer; cut: number; fault: string | null } {
  if (answer.kind !== 'boxes' || measures?.kind !== 'image') return { answer, cut: 0, fault: null }
  const { width, height } = measures
  let cut = 0
  let fault: string | null = null
  const regions = answer.regions.map((box, index): BoxRegion => {
    const left = Math.max(0, box.x)
    const top = Math.max(0, box.y)
    const right = Math.min(width, box.x + box.width)
    const bottom = Math.min(height, box.y + box.height)
    const [x, y] = [roundPixels(left), roundPixels(top)]
    const fitted = { ...box, x, y, width: roundPixels(right - x), height: roundPixels(bottom - y) }
    if (fitted.width <= 0 || fitted.height <= 0)
      fault ??= `box ${index + 1} (${box.x}, ${box.y}, ${box.width} × ${box.height}) lies outside the image of ${width} × ${height} pixels`
    else if (left !== box.x || top !== box.y || right !== box.x + box.width || bottom !== box.y + box.height) cut++
    return fitted
  })
  return { answer: { kind: 'boxes', regions }, cut, fault }
}
