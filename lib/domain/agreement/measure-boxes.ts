import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ItemId } from '../kernel/ids.ts'
import type { BoxesQuestion } from '../schema/question.ts'
import { isDefined } from '../statistics/figure.ts'
import { countResting, indexLabels } from './index-labels.ts'
import { type ItemAnswers, itemsOfPairs } from './pair-items.ts'
import {
  type Category,
  confusionKey,
  type FigureName,
  type MeasureOptions,
  type NamedFigure,
  type QuestionAgreement,
} from './question-agreement.ts'
import { agreementOfRegions, type ImageAgreement, type RegionsAgreement } from './regions-agreement.ts'
import type { LabeledImage, RegionAnswer } from './regions-answers.ts'
import type { RegionCategory } from './regions-classes.ts'
import type { Headline } from './regions-headline.ts'

/** The labels of a box question as images with their labelers' regions: what agreement, review and consensus match. */
export function toLabeledImages(labels: readonly LabelAtVersion[]): LabeledImage[] {
  const indexed = indexLabels(labels)
  const byItem = Map.groupBy(indexed.entries, ({ unit }) => unit)
  return indexed.items.map((item, unit) => ({
    image: item,
    answers: (byItem.get(unit) ?? []).map(
      ({ labeler, answer }): RegionAnswer => ({
        labeler: indexed.labelers[labeler] as string,
        lacks: answer.kind === 'lacks',
        regions:
          answer.kind === 'boxes'
            ? answer.regions.map(({ id, x, y, width, height, class: of }) => ({
                id,
                box: { x, y, width, height },
                class: of,
              }))
            : [],
      }),
    ),
  }))
}

/** Agreement on boxes: found, named and drawn, with alpha over clusters beside them. */
export function measureBoxes(
  labels: readonly LabelAtVersion[],
  question: BoxesQuestion,
  options: MeasureOptions,
): QuestionAgreement {
  const images = toLabeledImages(labels)
  const result = agreementOfRegions(images, { ...options, threshold: question.iouThreshold })
  const answers = images.flatMap((image) => image.answers)
  const regionsWithoutClass = answers.flatMap(({ regions }) => regions).filter((region) => region.class === null).length
  const confused = confusionsPerItem(result)
  const labelersOf = new Map(images.map(({ image, answers }) => [image, [...new Set(answers.map((a) => a.labeler))]]))
  const ranked = result.perImage
    .map((image) => ({ image, labelers: labelersOf.get(image.image) ?? [] }))
    .filter(({ labelers }) => labelers.length > 1)
    .toSorted((a, b) => b.image.cost - a.image.cost || (a.image.image < b.image.image ? -1 : 1))
  const pairItems = itemsOfPairs(ranked.map(({ image, labelers }) => answersOn(image, labelers)))
  const observed = result.confusions.reduce((sum, pair) => sum + pair.observed, 0)
  // Each pair's part of what is missing to an alpha of 1, as the confusion pairs of choices have it.
  const missing = isDefined(result.alpha) ? 1 - result.alpha.value : 1
  const perCoincidence = observed > 0 ? missing / observed : 0
  return {
    kind: 'boxes',
    ...countResting(labels),
    labelers: [...result.labelers],
    answers: answers.length,
    needsRelabel: labels.length - answers.length + regionsWithoutClass,
    lacking: answers.filter(({ lacks }) => lacks).length,
    headline: headlineOf(result),
    classes: result.byClass.map((one) => ({
      category: { kind: 'class', id: one.class },
      chosen: one.regions,
      figures: [
        { name: 'alpha', figure: one.alpha },
        { name: 'found', figure: one.found },
      ],
    })),
    confusions: result.confusions.map((pair) => {
      const [a, b] = [categoryOf(pair.a), categoryOf(pair.b)]
      return { a, b, count: pair.images.length, cost: pair.observed * perCoincidence, items: pair.images as ItemId[] }
    }),
    pairs: result.labelerPairs.map((pair) => ({
      a: pair.a,
      b: pair.b,
      figures: headlineOf(pair),
      ...pairItems(pair.a, pair.b),
    })),
    perItem: ranked.map(({ image, labelers }) => ({
      item: image.image as ItemId,
      answers: labelers.length,
      cost: image.cost,
      confusions: confused.get(image) ?? [],
      parts: partsOf(image),
    })),
    sensitivity: result.sensitivity.map((level) => ({ threshold: level.threshold, headline: headlineOf(level) })),
    emptyItems: result.emptyImages,
  }
}

/** Two labelers differ on an image where one lacks what the other drew, or where they name the same thing otherwise. */
function answersOn({ image, clusters }: ImageAgreement, labelers: readonly string[]): ItemAnswers {
  return {
    item: image as ItemId,
    labelers,
    differ: (a, b) =>
      clusters.some(({ members }) => {
        const one = members.find(({ labeler }) => labeler === a)?.region
        const other = members.find(({ labeler }) => labeler === b)?.region
        if (!one || !other) return one !== other
        return one.class !== null && other.class !== null && one.class !== other.class
      }),
  }
}

/** How far an image falls short: regions without a counterpart, things with several classes, and outlines. */
function partsOf({ matched, compared, clusters }: ImageAgreement): Partial<Record<FigureName, number>> {
  const classes = clusters.map(({ members }) => new Set(members.flatMap(({ region }) => region.class ?? [])).size)
  const drawn = clusters.flatMap(({ members, meanIou }) =>
    meanIou === null ? [] : [{ pairs: (members.length * (members.length - 1)) / 2, short: 1 - meanIou }],
  )
  const pairs = drawn.reduce((sum, one) => sum + one.pairs, 0)
  return {
    found: compared > 0 ? 1 - (2 * matched) / compared : 0,
    named: classes.filter((several) => several > 1).length,
    drawn: pairs > 0 ? drawn.reduce((sum, one) => sum + one.pairs * one.short, 0) / pairs : 0,
  }
}

function headlineOf({ alpha, found, named, drawn }: Headline): NamedFigure[] {
  return [
    { name: 'found', figure: found },
    { name: 'named', figure: named },
    { name: 'drawn', figure: drawn },
    { name: 'alpha', figure: alpha },
  ]
}

function categoryOf(category: RegionCategory): Category {
  return category.kind === 'class' ? { kind: 'class', id: category.class } : { kind: category.kind }
}

function confusionsPerItem(result: RegionsAgreement): Map<ImageAgreement, string[]> {
  const byImage = new Map<string, string[]>()
  for (const pair of result.confusions) {
    const key = confusionKey(categoryOf(pair.a), categoryOf(pair.b))
    for (const image of pair.images) byImage.set(image, [...(byImage.get(image) ?? []), key])
  }
  return new Map(result.perImage.map((image) => [image, byImage.get(image.image) ?? []]))
}
