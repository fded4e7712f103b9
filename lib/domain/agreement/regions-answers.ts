import { areaOfBox, type Box, intersectionOfBoxes, iouOfBoxes } from '#lib/domain/geometry/box.ts'
import { findOverlaps, type Overlaps } from '#lib/domain/geometry/overlaps.ts'
import { areaOfShape, iouOfShapes, type Shape } from '#lib/domain/geometry/shape.ts'

/**
 * A region that a labeler drew: an upright box, or a `shape` with the smallest upright box around it. `class` null:
 * the class is missing (it needs relabeling), the geometry stands.
 */
export type Region = { id: string; box: Box; shape?: Shape; class: string | null }

/** IoU of two regions; 0 where both have no area. */
export function overlapOfRegions(a: Region, b: Region): number {
  if (a.shape === undefined && b.shape === undefined) return iouOfBoxes(a.box, b.box) ?? 0
  if (intersectionOfBoxes(a.box, b.box) === 0) return 0
  return iouOfShapes(shapeOfRegion(a), shapeOfRegion(b)) ?? 0
}

/** Area in square pixels. */
export function areaOfRegion(region: Region): number {
  return region.shape === undefined ? areaOfBox(region.box) : areaOfShape(region.shape)
}

function shapeOfRegion(region: Region): Shape {
  return region.shape ?? { kind: 'box', ...region.box }
}

/**
 * What one labeler says of one image that was shown to them: regions (an empty list is an answer), or `lacks`: the
 * image lacks the information (regions are then ignored).
 */
export type RegionAnswer = { labeler: string; regions: readonly Region[]; lacks?: boolean }

/**
 * One image and the labelers who answered; who isn't listed is missing. Where a labeler is listed twice, the last
 * answer counts. Images of one `group` (a source, a patient) are resampled together.
 */
export type LabeledImage = { image: string; answers: readonly RegionAnswer[]; group?: string }

/** One image made ready for matching: regions in a row, labeler by labeler, and their overlaps. */
export type ImageOverlaps = {
  image: string
  answers: readonly RegionAnswer[]
  regions: readonly Region[]
  /** For each region the number of its answer. */
  owner: Int32Array
  /** The regions of answer k are those from start[k] up to start[k + 1]. */
  start: Int32Array
  /** The code of each region's class; −1 where it is missing. */
  label: Int32Array
  /** A number for each region that depends on the region alone, not on the order of the input. */
  rank: Int32Array
  area: Float64Array
  overlaps: Overlaps
  /** How many answers were left out because the same labeler answered again. */
  repeats: number
}

/** Reads one image; `codeOf` gives each class its number. */
export function measureOverlaps(image: LabeledImage, codeOf: (className: string) => number): ImageOverlaps {
  const last = new Map(image.answers.map((answer) => [answer.labeler, answer]))
  const answers = [...last.values()]
  const drawn = answers.map((answer) => (answer.lacks ? [] : answer.regions))
  const regions = drawn.flat()
  const start = new Int32Array(answers.length + 1)
  const owner = new Int32Array(regions.length)
  drawn.forEach((list, k) => {
    const from = start[k] as number
    start[k + 1] = from + list.length
    owner.fill(k, from, from + list.length)
  })
  return {
    image: image.image,
    answers,
    regions,
    owner,
    start,
    label: Int32Array.from(regions, (region) => (region.class === null ? -1 : codeOf(region.class))),
    rank: ranksOf(regions),
    area: Float64Array.from(regions, areaOfRegion),
    overlaps: findOverlaps(
      regions.map((region) => region.box),
      (i, j) => overlapOfRegions(regions[i] as Region, regions[j] as Region),
    ),
    repeats: image.answers.length - answers.length,
  }
}

function ranksOf(regions: readonly Region[]): Int32Array {
  const order = regions.map((_, i) => i).sort((i, j) => compareRegions(regions[i] as Region, regions[j] as Region))
  const rank = new Int32Array(regions.length)
  order.forEach((i, place) => {
    rank[i] = place
  })
  return rank
}

/** By place, size, class and last by id, so that no order of labelers shows through. */
function compareRegions(a: Region, b: Region): number {
  return (
    a.box.x - b.box.x ||
    a.box.y - b.box.y ||
    a.box.width - b.box.width ||
    a.box.height - b.box.height ||
    compareText(a.class ?? '', b.class ?? '') ||
    compareText(a.id, b.id)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
