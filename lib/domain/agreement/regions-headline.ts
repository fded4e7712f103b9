import type { Figure } from '#lib/domain/statistics/figure.ts'
import type { ImageOverlaps } from './regions-answers.ts'
import { clusterInAnyOrder, clusterIndices, matchPair } from './regions-clusters.ts'
import { addNominalUnit, nominalAlpha, nominalWidth, ratio, type Statistic, type Tally } from './regions-tally.ts'

/**
 * The figures of a region question.
 * - `found`: F1 over all labeler pairs and images, counts pooled: 2 · matches / regions of both.
 * - `named`: nominal alpha on the classes of the regions that are taken for one thing.
 * - `drawn`: mean IoU over the matches of all labeler pairs.
 * - `alpha`: nominal alpha over clusters with "no region" and "lacks the information" as categories; an image that
 *   all leave empty is one unit of agreement, so it depends heavily on the share of empty images.
 */
export type Headline = { found: Figure; named: Figure; drawn: Figure; alpha: Figure }

export type HeadlineColumns = {
  threshold: number
  classes: number
  found: number
  drawn: number
  named: number
  alpha: number
}

/** Category codes beyond the classes. */
export const noRegionCode = (classes: number) => classes
export const lacksCode = (classes: number) => classes + 1

export function takeHeadline(tally: Tally, threshold: number, classes: number): HeadlineColumns {
  return {
    threshold,
    classes,
    found: tally.take(4),
    drawn: tally.take(3),
    named: tally.take(nominalWidth(classes)),
    alpha: tally.take(nominalWidth(classes + 2)),
  }
}

export function headlineStatistics(columns: HeadlineColumns): Statistic[] {
  const { found, drawn, named, alpha, classes } = columns
  return [
    ratio(found, found + 1, 'no_regions', found + 2, found + 3),
    nominalAlpha(named, classes, 'no_matches'),
    ratio(drawn, drawn + 1, 'no_matches', drawn + 1, drawn + 2),
    nominalAlpha(alpha, classes + 2, 'no_pairable_units'),
  ]
}

export function headlineOf(figures: readonly Figure[]): Headline {
  const [found, named, drawn, alpha] = figures as [Figure, Figure, Figure, Figure]
  return { found, named, drawn, alpha }
}

/** What one image adds, and what it adds it from. */
export type ImageCounts = {
  clusters: number[][]
  /** The categories in each unit of alpha. */
  units: number[][]
  /** The observed disagreement that the image adds to alpha. */
  disagreement: number
  /** Matches over all labeler pairs, and the regions that these pairs compare: 2 · matched / compared is the F1. */
  matched: number
  compared: number
}

export type PairMatch = { p: number; q: number; a: number; b: number; iou: number }

/** Adds one image to the columns of one threshold; `onPair` hears of each labeler pair, `onMatch` of each match. */
export function addImage(
  tally: Tally,
  columns: HeadlineColumns,
  overlaps: ImageOverlaps,
  onMatch?: (match: PairMatch) => void,
): ImageCounts {
  const { found, drawn, threshold, classes } = columns
  const labelers = overlaps.answers.length
  let matched = 0
  for (let p = 0; p < labelers; p++) {
    for (let q = p + 1; q < labelers; q++) {
      for (const match of matchPair(overlaps, p, q, threshold)) {
        matched++
        tally.add(drawn, match.iou)
        onMatch?.({ p, q, ...match })
      }
    }
  }
  // Each region takes part in one comparison with every other labeler.
  const compared = overlaps.regions.length * (labelers - 1)
  if (labelers > 1) {
    tally.add(found, 2 * matched)
    tally.add(found + 1, compared)
    tally.add(found + 2, 1)
    tally.add(found + 3, overlaps.regions.length)
    tally.add(drawn + 1, matched)
    tally.add(drawn + 2, 2 * matched)
  }
  const clusters = clusterIndices(overlaps, threshold)
  for (const members of clusters) addNominalUnit(tally, columns.named, classesOf(overlaps, members))
  const units = alphaUnits(overlaps, clustersOfAlpha(overlaps, threshold, clusters), classes)
  let disagreement = 0
  for (const codes of units) disagreement += addNominalUnit(tally, columns.alpha, codes)
  return { clusters, units, disagreement, matched, compared }
}

function classesOf(overlaps: ImageOverlaps, members: readonly number[]): number[] {
  return members.map((i) => overlaps.label[i] as number).filter((code) => code >= 0)
}

/** The clusters that alpha counts; those of two labelers are found again without regard to who drew what. */
export function clustersOfAlpha(
  overlaps: ImageOverlaps,
  threshold: number,
  clusters: number[][] = clusterIndices(overlaps, threshold),
): number[][] {
  return overlaps.answers.length === 2 ? clusterInAnyOrder(overlaps, threshold) : clusters
}

/** The units of alpha: one a cluster, or a single one where there is no cluster. */
export function alphaUnits(
  overlaps: ImageOverlaps,
  clusters: readonly (readonly number[])[],
  classes: number,
): number[][] {
  const absent = overlaps.answers.map((answer) => (answer.lacks ? lacksCode(classes) : noRegionCode(classes)))
  if (clusters.length === 0) return absent.length > 0 ? [absent] : []
  return clusters.map((members) => {
    const codes = absent.slice()
    for (const i of members) codes[overlaps.owner[i] as number] = overlaps.label[i] as number
    return codes.filter((code) => code >= 0)
  })
}
