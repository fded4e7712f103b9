import { fuseBoxes, type ScoredBox } from '#lib/domain/consensus/fuse-boxes.ts'
import { type CaseResult, eachCase } from '../cases.ts'
import { listOf } from '../shapes.ts'

/** Weighted boxes fusion: `fused`, `fused_scores`, `fused_labels`, surest first; among equal scores in any order. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const scores = listOf(one.scores).map(listOf)
    const labels = listOf(one.labels).map(listOf)
    const labelers = listOf(one.boxes_x1y1x2y2).map((boxes, l) =>
      listOf(boxes).map((edges, i): ScoredBox => {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = listOf(edges).map(Number)
        const box = { x: x1, y: y1, width: x2 - x1, height: y2 - y1 }
        return { box, score: Number(scores[l]?.[i]), label: JSON.stringify(labels[l]?.[i]) }
      }),
    )
    const weights = Array.isArray(one.weights) ? one.weights.map(Number) : undefined
    const fused = fuseBoxes(labelers, { threshold: Number(one.iou_thr), weights }).map(({ box, score, label }) => ({
      edges: [box.x, box.y, box.x + box.width, box.y + box.height],
      score,
      label: JSON.parse(label) as unknown,
    }))
    const expectedScores = listOf(one.fused_scores).map(Number)
    const expectedLabels = listOf(one.fused_labels)
    const expected = listOf(one.fused).map((edges, i) => ({
      edges: listOf(edges).map(Number),
      score: expectedScores[i] as number,
      label: expectedLabels[i],
    }))
    const tolerance = typeof one.tolerance === 'number' ? one.tolerance : 1e-6
    const want = expected.toSorted((a, b) => compare(a, b, tolerance))
    const have = fused.toSorted((a, b) => compare(a, b, tolerance))
    checker.numbers(
      'fused',
      want.map((box) => box.edges),
      have.map((box) => box.edges),
      tolerance,
    )
    checker.numbers(
      'fused_scores',
      want.map((box) => box.score),
      have.map((box) => box.score),
      tolerance,
    )
    checker.same(
      'fused_labels',
      want.map((box) => box.label),
      have.map((box) => box.label),
    )
  })
}

type Fused = { edges: number[]; score: number; label: unknown }

function compare(a: Fused, b: Fused, tolerance: number): number {
  if (Math.abs(a.score - b.score) > tolerance) return b.score - a.score
  const labels = JSON.stringify(a.label).localeCompare(JSON.stringify(b.label))
  if (labels !== 0) return labels
  const k = a.edges.findIndex((edge, i) => Math.abs(edge - (b.edges[i] as number)) > tolerance)
  return k < 0 ? 0 : (a.edges[k] as number) - (b.edges[k] as number)
}
