import { type Box, iouOfBoxes } from '#lib/domain/geometry/box.ts'

/** A box with how sure its labeler is (1 where people draw) and its class. */
export type ScoredBox = { box: Box; score: number; label: string }
export type FusedBox = ScoredBox & { members: number }

/**
 * Weighted boxes fusion (Solovyev, Wang & Gabruseva 2021): boxes of all labelers, surest first, join the fused box of
 * their class that they overlap most, if by more than `threshold`; its edges are the means of its members' weighted by
 * score · labeler weight. A fused box's score is the mean score of its members times min(members, labelers) / total
 * weight, so that what few labelers drew scores low. Boxes without area are left out. Equal scores are taken from
 * the last to the first, and the result may depend on it; consensus over clusters does not.
 *
 * Example: three labelers draw [0.1, 0.5], [0.12, 0.5], [0.1, 0.49] along x: fused [0.1067, 0.4967], score 1; what two
 * of three draw scores 2/3.
 *
 * @param labelers the boxes of each labeler
 * @param options `weights`: one a labeler, 1 unless given
 * @returns surest first
 */
export function fuseBoxes(
  labelers: readonly (readonly ScoredBox[])[],
  options: { threshold?: number; weights?: readonly number[] } = {},
): FusedBox[] {
  const threshold = options.threshold ?? 0.55
  const weights = labelers.map((_, l) => options.weights?.[l] ?? 1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const boxes = labelers
    .flatMap((list, l) => list.map((one) => ({ ...one, score: one.score * (weights[l] as number) })))
    .filter(({ box }) => box.width > 0 && box.height > 0)
    .reverse()
    .sort((a, b) => b.score - a.score)
  const fusions: { fused: Box; label: string; members: ScoredBox[] }[] = []
  for (const one of boxes) {
    let best: (typeof fusions)[number] | null = null
    let bestIou = threshold
    for (const fusion of fusions) {
      if (fusion.label !== one.label) continue
      const iou = iouOfBoxes(fusion.fused, one.box) ?? 0
      if (iou > bestIou) {
        best = fusion
        bestIou = iou
      }
    }
    if (best === null) {
      fusions.push({ fused: one.box, label: one.label, members: [one] })
    } else {
      best.members.push(one)
      best.fused = weightedMean(best.members)
    }
  }
  return fusions
    .map(({ fused, label, members }) => {
      const mean = members.reduce((sum, { score }) => sum + score, 0) / members.length
      const score = (mean * Math.min(labelers.length, members.length)) / total
      return { box: fused, label, score, members: members.length }
    })
    .sort((a, b) => b.score - a.score)
}

function weightedMean(members: readonly ScoredBox[]): Box {
  const total = members.reduce((sum, { score }) => sum + score, 0)
  const mean = (edge: (box: Box) => number) =>
    members.reduce((sum, { box, score }) => sum + score * edge(box), 0) / total
  const x = mean((box) => box.x)
  const y = mean((box) => box.y)
  return { x, y, width: mean((box) => box.x + box.width) - x, height: mean((box) => box.y + box.height) - y }
}
