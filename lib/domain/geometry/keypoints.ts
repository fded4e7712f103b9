/** A point of a skeleton in pixels. `marked`: the labeler placed it; an unmarked point is skipped. */
export type Keypoint = { x: number; y: number; marked: boolean }

/**
 * Object keypoint similarity (COCO keypoint evaluation, Lin et al. 2014; Ronchi & Perona 2017): the mean over the
 * points that the reference marked of exp(−d² / (2 s² k²)), with d the distance in pixels, s² the area of the object
 * and k = 2 σ the tolerance of that point; in [0, 1]. A point that the reference marked and the other did not counts
 * 0. null where the reference marked none or the area is 0.
 *
 * Example: one point, d = 10, area 10,000, σ = .05: exp(−100 / (2 · 10,000 · .01)) = exp(−.5) = .607.
 *
 * @param sigmas one a point; as long as both lists
 */
export function keypointSimilarity(
  reference: readonly Keypoint[],
  other: readonly Keypoint[],
  area: number,
  sigmas: ArrayLike<number>,
): number | null {
  if (reference.length !== other.length || reference.length !== sigmas.length) {
    throw new Error('both skeletons and the tolerances must have the same points')
  }
  let sum = 0
  let count = 0
  reference.forEach((point, i) => {
    if (!point.marked) return
    count++
    const match = other[i] as Keypoint
    if (!match.marked || area <= 0) return
    const squared = (point.x - match.x) ** 2 + (point.y - match.y) ** 2
    const k = 2 * (sigmas[i] as number)
    sum += Math.exp(-squared / (2 * area * k * k))
  })
  return count > 0 && area > 0 ? sum / count : null
}

/** Between two labelers, neither being the reference: the mean of both directions, each with its own area. */
export function keypointAgreement(
  a: { points: readonly Keypoint[]; area: number },
  b: { points: readonly Keypoint[]; area: number },
  sigmas: ArrayLike<number>,
): number | null {
  const there = keypointSimilarity(a.points, b.points, a.area, sigmas)
  const back = keypointSimilarity(b.points, a.points, b.area, sigmas)
  return there === null || back === null ? (there ?? back) : (there + back) / 2
}
