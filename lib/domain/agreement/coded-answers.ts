import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ItemId } from '../kernel/ids.ts'
import type { BoxesQuestion, Question, TextQuestion } from '../schema/question.ts'
import type { ExpectedSum } from '../statistics/alpha-measure.ts'
import { byCluster } from '../statistics/by-cluster.ts'
import { type CountedRatings, countRatings } from '../statistics/counted-ratings.ts'
import type { Metric } from '../statistics/distance.ts'
import { measureAlpha } from '../statistics/krippendorff-alpha.ts'
import type { Measurement } from '../statistics/measurement.ts'
import { codeTexts, distanceOfTexts } from './coded-texts.ts'
import { indexLabels } from './index-labels.ts'
import { toLabeledImages } from './measure-boxes.ts'
import { toRatings } from './measure-choices.ts'
import { comparisonOf, toTexts } from './measure-texts.ts'
import type { Category } from './question-agreement.ts'
import { categoryOf, classesOf } from './regions-agreement.ts'
import { measureOverlaps } from './regions-answers.ts'
import { alphaUnits, clustersOfAlpha } from './regions-headline.ts'
import { expectedOfTexts } from './texts.ts'

/** What alpha of a question is made of, whatever its kind: the counts that its headline's interval is resampled from. */
export type CodedAnswers = {
  kind: Question['kind']
  counted: CountedRatings
  metric: Metric
  expectedSum?: ExpectedSum
  /** What a code stands for; empty for transcripts. */
  categories: readonly Category[]
  /** Every item of the labels, in the order of their ids, those without a readable answer among them. */
  items: readonly ItemId[]
  /** Boxes: the item of each unit, which is a cluster of regions. Null where units are items. */
  itemOfUnit: Int32Array | null
}

/** Labels as the codes that alpha counts. The seed is that of the sample of pairs where there are very many texts. */
export function codeAnswers(question: Question, labels: readonly LabelAtVersion[], seed: number): CodedAnswers {
  switch (question.kind) {
    case 'choice': {
      const indexed = indexLabels(labels)
      const { ratings, categories } = toRatings(indexed)
      return {
        kind: 'choice',
        counted: countRatings(ratings),
        metric: 'nominal',
        categories,
        items: indexed.items,
        itemOfUnit: null,
      }
    }
    case 'text':
      return codeTranscripts(question, labels, seed)
    case 'boxes':
      return codeRegions(question, labels)
  }
}

/** Alpha with items as its units, so that measurements of the same items can be paired. */
export function measureCodedAlpha({ counted, metric, expectedSum, items, itemOfUnit }: CodedAnswers): Measurement {
  const alpha = measureAlpha(counted, metric, expectedSum)
  return itemOfUnit ? byCluster(alpha, itemOfUnit, items.length) : alpha
}

function codeTranscripts(question: TextQuestion, labels: readonly LabelAtVersion[], seed: number): CodedAnswers {
  const indexed = indexLabels(labels)
  const answers = toTexts(indexed)
  const { codes, tokens } = codeTexts(answers, comparisonOf(question))
  const counted = countRatings({ ...answers, value: codes })
  const metric = distanceOfTexts(tokens)
  return {
    kind: 'text',
    counted,
    metric,
    expectedSum: expectedOfTexts(counted.patterns, tokens.length, metric, seed),
    categories: [],
    items: indexed.items,
    itemOfUnit: null,
  }
}

/** Alpha over clusters: the answers of one unit are the categories of those who could have drawn it. */
function codeRegions(question: BoxesQuestion, labels: readonly LabelAtVersion[]): CodedAnswers {
  const images = toLabeledImages(labels)
  const classes = classesOf(images)
  const codes = new Map(classes.map((name, code) => [name, code]))
  const unit: number[] = []
  const place: number[] = []
  const value: number[] = []
  const itemOfUnit: number[] = []
  for (const [item, image] of images.entries()) {
    const overlaps = measureOverlaps(image, (name) => codes.get(name) as number)
    for (const given of alphaUnits(overlaps, clustersOfAlpha(overlaps, question.iouThreshold), classes.length)) {
      for (const [i, code] of given.entries()) {
        unit.push(itemOfUnit.length)
        place.push(i)
        value.push(code)
      }
      itemOfUnit.push(item)
    }
  }
  return {
    kind: 'boxes',
    counted: countRatings({
      unit: Int32Array.from(unit),
      labeler: Int32Array.from(place),
      value: Int32Array.from(value),
      units: itemOfUnit.length,
      labelers: place.reduce((most, one) => Math.max(most, one + 1), 0),
    }),
    metric: 'nominal',
    categories: Array.from({ length: classes.length + 2 }, (_, code) => {
      const category = categoryOf(classes, code)
      return category.kind === 'class' ? { kind: 'class', id: category.class } : { kind: category.kind }
    }),
    items: images.map(({ image }) => image as ItemId),
    itemOfUnit: Int32Array.from(itemOfUnit),
  }
}
