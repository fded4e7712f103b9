import { matchRegions } from '#lib/domain/geometry/matching.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'

export type PanopticQuality = {
  /** Mean IoU of the matches times the F1 of finding. */
  quality: Figure
  /** Mean IoU of the matches. */
  drawn: Figure
  /** 2 · matches / regions of both. */
  found: Figure
}

/**
 * Panoptic quality (Kirillov et al. 2019) of two labelers over images: Σ IoU of matches / (matches + ½ unmatched of
 * one + ½ of the other), which is `drawn` · `found`. Matches are one to one with IoU ≥ `threshold`, of greatest total;
 * from .5 on they are unique for regions that don't overlap each other. For one figure a class, pass the regions of
 * one class; for the published PQ take the mean over classes.
 *
 * Example: 2 and 2 regions, one match of IoU 2/3: (2/3) / (1 + ½ + ½) = 1/3.
 *
 * @param images for each image the regions of both labelers
 * @param overlap IoU of two regions, null (0 / 0) counting as 0
 */
export function panopticQuality<T>(
  images: readonly { a: readonly T[]; b: readonly T[] }[],
  overlap: (a: T, b: T) => number | null,
  threshold = 0.5,
): PanopticQuality {
  let total = 0
  let matched = 0
  let regions = 0
  for (const { a, b } of images) {
    const matches = matchRegions(a, b, { threshold, overlap })
    matched += matches.length
    regions += a.length + b.length
    for (const match of matches) total += match.iou
  }
  const counts = { units: images.length, answers: regions }
  const figure = (above: number, below: number, none: 'no_regions' | 'no_matches'): Figure =>
    below > 0 ? { value: above / below, interval: null, ...counts } : { undefined: none, ...counts }
  return {
    quality: figure(total, regions / 2, 'no_regions'),
    drawn: figure(total, matched, 'no_matches'),
    found: figure(2 * matched, regions, 'no_regions'),
  }
}
