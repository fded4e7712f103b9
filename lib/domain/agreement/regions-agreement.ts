import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { type ImageOverlaps, type LabeledImage, measureOverlaps } from './regions-answers.ts'
import { overlapAgainstChance } from './regions-chance.ts'
import {
  addClasses,
  addClassMatch,
  alphaWhereChosen,
  type ClassAgreement,
  Confusions,
  classStatistics,
  type RegionCategory,
  type RegionConfusion,
  takeClasses,
} from './regions-classes.ts'
import { describeClusters, type RegionCluster, usualThreshold } from './regions-clusters.ts'
import { findDisagreements, type RegionDisagreement } from './regions-disagreements.ts'
import { addImage, type Headline, headlineOf, headlineStatistics, takeHeadline } from './regions-headline.ts'
import { agreementOfPairs, type RegionPair } from './regions-pairs.ts'
import { measureAll, Tally } from './regions-tally.ts'

export type RegionsOptions = {
  /** IoU from which two regions can be the same thing, inclusive; .5 unless said otherwise. */
  threshold?: number
  /** Resamples of images for the intervals; 0 (the default) gives none. */
  bootstrap?: number
  seed?: number
  /** Coverage of the intervals; .95 unless given. */
  confidence?: number
  /** Thresholds at which the headline is shown again; .3, .5 and .7 unless said otherwise. */
  sensitivity?: readonly number[]
}

export type ImageAgreement = {
  image: string
  clusters: readonly RegionCluster[]
  disagreements: readonly RegionDisagreement[]
  /** The part of 1 − alpha that the image accounts for (0 for all where alpha is undefined); the worst have most. */
  cost: number
  /** Matches over all labeler pairs, and the regions that these pairs compare: 2 · matched / compared is the F1. */
  matched: number
  compared: number
}

export type RegionsAgreement = Headline & {
  threshold: number
  labelers: readonly string[]
  images: number
  /** Images that all who answered left empty: each is one unit of agreement in alpha. */
  emptyImages: number
  /** Answers left out because the same labeler answered the image again. */
  repeats: number
  overlap: { within: Figure; between: Figure }
  sensitivity: readonly (Headline & { threshold: number })[]
  byClass: readonly ClassAgreement[]
  confusions: readonly RegionConfusion[]
  labelerPairs: readonly RegionPair[]
  perImage: readonly ImageAgreement[]
}

/**
 * Agreement on regions over images: found, named, drawn and alpha with intervals from one bootstrap over images (or
 * groups of images), per class, per labeler pair and per image. A labeler whose answer is "lacks the information"
 * is of that category in every cluster of the image. A region without a class still matches; its class is missing.
 */
export function agreementOfRegions(images: readonly LabeledImage[], options: RegionsOptions = {}): RegionsAgreement {
  const threshold = options.threshold ?? usualThreshold
  const bootstrap = { resamples: options.bootstrap ?? 0, seed: options.seed ?? 1, confidence: options.confidence }
  const classes = classesOf(images)
  const codes = new Map(classes.map((name, code) => [name, code]))
  const codeOf = (name: string) => codes.get(name) as number
  const categories = classes.length + 2
  const groups = groupImages(images)

  const tally = new Tally()
  const main = takeHeadline(tally, threshold, classes.length)
  const others = (options.sensitivity ?? [0.3, 0.5, 0.7]).map((level) => takeHeadline(tally, level, classes.length))
  const classColumns = takeClasses(tally, classes.length)
  const confusions = new Confusions(categories)
  const allUnits: number[][] = []
  const regionsOfClass = new Int32Array(classes.length)
  const perImage = new Map<LabeledImage, ImageAgreement>()
  let emptyImages = 0
  let repeats = 0

  for (const group of groups) {
    for (const image of group) {
      const overlaps = measureOverlaps(image, codeOf)
      const counts = addImage(tally, main, overlaps, ({ a, b }) => {
        const code = overlaps.label[a] as number
        if (code >= 0 && code === overlaps.label[b]) addClassMatch(tally, classColumns, code)
      })
      for (const other of others) if (other.threshold !== threshold) addImage(tally, other, overlaps)
      addClasses(tally, classColumns, overlaps, counts.units)
      confusions.add(image.image, counts.units)
      for (const codesOfUnit of counts.units) allUnits.push(codesOfUnit)
      for (const code of overlaps.label) if (code >= 0) regionsOfClass[code] = (regionsOfClass[code] as number) + 1
      if (isEmpty(overlaps)) emptyImages++
      repeats += overlaps.repeats
      perImage.set(image, {
        image: image.image,
        clusters: describeClusters(overlaps, counts.clusters),
        disagreements: findDisagreements(overlaps, counts.clusters),
        cost: counts.disagreement,
        matched: counts.matched,
        compared: counts.compared,
      })
    }
    tally.endGroup()
  }

  const shown = others.map((columns) => (columns.threshold === threshold ? main : columns))
  const figures = measureAll(
    tally,
    [...[main, ...shown].flatMap(headlineStatistics), ...classStatistics(classColumns)],
    bootstrap,
  )
  const scale = costScale(headlineOf(figures).alpha, [...perImage.values()])
  const classFigures = figures.slice(4 * (1 + others.length))
  return {
    threshold,
    labelers: [...new Set(images.flatMap((image) => image.answers.map((answer) => answer.labeler)))].sort(),
    images: images.length,
    emptyImages,
    repeats,
    ...headlineOf(figures),
    overlap: overlapAgainstChance(images, bootstrap.seed),
    sensitivity: shown.map((columns, i) => ({
      threshold: columns.threshold,
      ...headlineOf(figures.slice(4 * (i + 1), 4 * (i + 2))),
    })),
    byClass: classes.map((name, c) => ({
      class: name,
      regions: regionsOfClass[c] as number,
      found: classFigures[2 * c] as Figure,
      alpha: classFigures[2 * c + 1] as Figure,
      alphaWhereChosen: alphaWhereChosen(allUnits, c, categories),
    })),
    confusions: confusions.ranked((code) => categoryOf(classes, code)),
    labelerPairs: agreementOfPairs(groups, codeOf, { threshold, classes: classes.length, bootstrap }),
    perImage: images.map((image) => {
      const one = perImage.get(image) as ImageAgreement
      return { ...one, cost: scale * one.cost }
    }),
  }
}

/** What turns observed disagreement into parts of 1 − alpha. */
function costScale(alpha: Figure, images: readonly ImageAgreement[]): number {
  const observed = images.reduce((sum, { cost }) => sum + cost, 0)
  return isDefined(alpha) && observed > 0 ? (1 - alpha.value) / observed : 0
}

/** The classes of all regions, in the order of their codes. */
export function classesOf(images: readonly LabeledImage[]): string[] {
  const names = new Set<string>()
  for (const image of images) {
    for (const answer of image.answers) {
      for (const region of answer.regions) if (region.class !== null) names.add(region.class)
    }
  }
  return [...names].sort()
}

function groupImages(images: readonly LabeledImage[]): LabeledImage[][] {
  const groups = new Map<string, LabeledImage[]>()
  images.forEach((image, i) => {
    const key = image.group === undefined ? `image ${i}` : `group ${image.group}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [image])
    else group.push(image)
  })
  return [...groups.values()]
}

function isEmpty(overlaps: ImageOverlaps): boolean {
  return overlaps.answers.length > 1 && overlaps.regions.length === 0 && !overlaps.answers.some((a) => a.lacks)
}

/** What a code stands for: a class, or one of the two categories beyond them. */
export function categoryOf(classes: readonly string[], code: number): RegionCategory {
  if (code < classes.length) return { kind: 'class', class: classes[code] as string }
  return code === classes.length ? { kind: 'no region' } : { kind: 'lacks' }
}
