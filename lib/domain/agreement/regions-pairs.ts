import type { Figure } from '#lib/domain/statistics/figure.ts'
import type { LabeledImage } from './regions-answers.ts'
import { measureOverlaps } from './regions-answers.ts'
import {
  addImage,
  type Headline,
  type HeadlineColumns,
  headlineOf,
  headlineStatistics,
  takeHeadline,
} from './regions-headline.ts'
import { type Bootstrap, measureAll, Tally } from './regions-tally.ts'

export type RegionPair = Headline & { a: string; b: string; images: number }

/**
 * The headline for each two labelers alone, over the images that both were shown: matched and clustered anew, as
 * `pairwise` of KaLOS.
 */
export function agreementOfPairs(
  groups: readonly (readonly LabeledImage[])[],
  codeOf: (name: string) => number,
  options: { threshold: number; classes: number; bootstrap: Bootstrap },
): RegionPair[] {
  const pairs = new Map<string, { a: string; b: string; groups: Map<number, LabeledImage[]> }>()
  groups.forEach((images, g) => {
    for (const image of images) {
      const answers = [...new Map(image.answers.map((answer) => [answer.labeler, answer])).values()]
      answers.forEach((first, x) => {
        for (const second of answers.slice(x + 1)) {
          const [one, other] = first.labeler < second.labeler ? [first, second] : [second, first]
          const key = JSON.stringify([one.labeler, other.labeler])
          const pair = pairs.get(key) ?? { a: one.labeler, b: other.labeler, groups: new Map<number, LabeledImage[]>() }
          const list = pair.groups.get(g) ?? []
          list.push({ image: image.image, answers: [one, other] })
          pair.groups.set(g, list)
          pairs.set(key, pair)
        }
      })
    }
  })
  return [...pairs.values()]
    .sort((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1))
    .map((pair) => {
      const tally = new Tally()
      const columns: HeadlineColumns = takeHeadline(tally, options.threshold, options.classes)
      let images = 0
      for (const list of pair.groups.values()) {
        for (const image of list) addImage(tally, columns, measureOverlaps(image, codeOf))
        images += list.length
        tally.endGroup()
      }
      const figures: Figure[] = measureAll(tally, headlineStatistics(columns), options.bootstrap)
      return { a: pair.a, b: pair.b, images, ...headlineOf(figures) }
    })
}
