import { assignMost } from '#lib/domain/geometry/assignment.ts'
import { randomBelow, seededRandom, shuffled } from '#lib/domain/kernel/random.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { type LabeledImage, overlapOfRegions, type Region } from './regions-answers.ts'

/** At most this many pairs of answers are compared on either side; beyond it they are drawn at random, seeded. */
const mostPairs = 2000
/** Answers with more regions are left out: the assignment without a threshold costs the cube of their number. */
const mostRegions = 300

/**
 * How well regions overlap within an image against between images: the mean IoU of the best one-to-one assignment,
 * without a threshold, of two labelers' regions of the same image (`within`), and of one labeler's regions of an
 * image with another labeler's of a different image (`between`). Boxes that always sit in the middle overlap by
 * chance; a `between` near `within` shows it.
 */
export function overlapAgainstChance(
  images: readonly LabeledImage[],
  seed: number,
): { within: Figure; between: Figure } {
  const random = seededRandom(seed)
  const drawn = images.map((image) => {
    const last = new Map(image.answers.map((answer) => [answer.labeler, answer]))
    return [...last.values()].filter(
      ({ lacks, regions }) => !lacks && regions.length > 0 && regions.length <= mostRegions,
    )
  })
  const within = new MeanOverlap()
  const between = new MeanOverlap()
  for (const i of shuffled([...drawn.keys()], random)) {
    const here = drawn[i] ?? []
    for (const [x, a] of here.entries()) {
      for (const b of here.slice(x + 1)) within.add(a.regions, b.regions)
    }
    const j = randomBelow(random, drawn.length)
    if (j === i) continue
    for (const a of here) {
      for (const b of drawn[j] ?? []) if (a.labeler !== b.labeler) between.add(a.regions, b.regions)
    }
  }
  return { within: within.figure(), between: between.figure() }
}

class MeanOverlap {
  #pairs = 0
  #sum = 0
  #count = 0

  add(a: readonly Region[], b: readonly Region[]): void {
    if (this.#pairs >= mostPairs) return
    this.#pairs++
    const iou = a.flatMap((one) => b.map((other) => overlapOfRegions(one, other)))
    assignMost(iou, a.length, b.length).forEach((j, i) => {
      if (j >= 0) this.#sum += iou[i * b.length + j] as number
    })
    this.#count += Math.min(a.length, b.length)
  }

  figure(): Figure {
    const counts = { units: this.#pairs, answers: 2 * this.#count }
    if (this.#count === 0) return { undefined: 'no_regions', ...counts }
    return { value: this.#sum / this.#count, interval: null, ...counts }
  }
}
