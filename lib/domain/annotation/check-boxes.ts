import { roundPixels } from '../kernel/units.ts'
import type { BoxesAnswer, BoxRegion } from '../schema/answer.ts'
import type { BoxesQuestion } from '../schema/question.ts'
import type { Problem } from './problem.ts'

/** Pixels of the upright image. */
export type ImageSize = { width: number; height: number }

/** How far a box may stand over the edge by rounding alone, in pixels; it is cut off at the edge. */
const tolerance = 0.002

/**
 * Rounds boxes to 1e-3 px and checks them against the question and the image: a class of the question, an area, inside
 * the image, ids that differ. `size` is null where the item has no image, which no boxes question should meet.
 */
export function checkBoxes(
  question: BoxesQuestion,
  answer: BoxesAnswer,
  size: ImageSize | null,
): { answer: BoxesAnswer; problems: Problem[] } {
  const problems: Problem[] = []
  const classes = new Set<string>(question.classes.map(({ id }) => id))
  const seen = new Set<string>()
  const regions = answer.regions.map((given, index) => {
    const say = (message: string, part = '') =>
      problems.push({ field: `answers/${question.id}/regions/${index}${part}`, index, message })
    const box = roundBox(given, size)
    if (seen.has(box.id)) say('Two boxes have the same id.', '/id')
    seen.add(box.id)
    if (!classes.has(box.class)) say(`Box ${index + 1} has a class that "${question.name}" does not offer.`, '/class')
    if (box.width <= 0 || box.height <= 0) say(`Box ${index + 1} has no area.`)
    else if (size && !isInside(box, size)) say(`Box ${index + 1} reaches outside the image.`)
    return box
  })
  return { answer: { kind: 'boxes', regions }, problems }
}

function roundBox(box: BoxRegion, size: ImageSize | null): BoxRegion {
  const x = snap(roundPixels(box.x), 0)
  const y = snap(roundPixels(box.y), 0)
  const right = size ? snap(roundPixels(box.x + box.width), size.width) : roundPixels(box.x + box.width)
  const bottom = size ? snap(roundPixels(box.y + box.height), size.height) : roundPixels(box.y + box.height)
  return { id: box.id, x, y, width: roundPixels(right - x), height: roundPixels(bottom - y), class: box.class }
}

/** The edge where the value stands within rounding of it; also turns −0 into 0. */
function snap(value: number, edge: number): number {
  return Math.abs(value - edge) <= tolerance ? edge : value
}

function isInside(box: BoxRegion, size: ImageSize): boolean {
  return (
    box.x >= 0 &&
    box.y >= 0 &&
    roundPixels(box.x + box.width) <= size.width &&
    roundPixels(box.y + box.height) <= size.height
  )
}
