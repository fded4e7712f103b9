import { iouOfBoxes } from '#lib/domain/geometry/box.ts'
import { type Match, matchRegions } from '#lib/domain/geometry/matching.ts'
import { type CaseResult, type Checker, eachCase } from '../cases.ts'
import { boxOf, listOf, recordOf } from '../shapes.ts'

type Labeled = { box: ReturnType<typeof boxOf>; label: unknown }

/** One-to-one matching at each threshold, without and with the label as tie-break. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const a = listOf(one.a).map(labeledOf)
    const b = listOf(one.b).map(labeledOf)
    const iou = a.map((p) => b.map((q) => iouOfBoxes(p.box, q.box)))
    if (b.length > 0) checker.numbers('iou', one.iou, iou, 1e-9)
    for (const entry of listOf(one.expect)) {
      const expected = recordOf(entry)
      const threshold = Number(expected.iou_threshold)
      const overlap = (p: Labeled, q: Labeled) => iouOfBoxes(p.box, q.box)
      const blind = matchRegions(a, b, { threshold, overlap })
      checkMatches(checker, `at ${threshold}`, expected, blind, a, b)
      const labeled = matchRegions(a, b, { threshold, overlap, sameLabel: (p, q) => p.label === q.label })
      const tieBreak = recordOf(expected.label_tie_break)
      checker.same(`at ${threshold}: label_tie_break.matches`, tieBreak.matches, pairsOf(labeled))
      checker.same(`at ${threshold}: label_tie_break.label_agree`, tieBreak.label_agree, agreeing(labeled, a, b))
    }
  })
}

function checkMatches(
  checker: Checker,
  where: string,
  expected: Record<string, unknown>,
  matches: readonly Match[],
  a: readonly Labeled[],
  b: readonly Labeled[],
): void {
  const total = matches.reduce((sum, match) => sum + match.iou, 0)
  // Where another assignment has the same total, the best one is not unique, and neither are the labels it joins.
  const expectedPairs = listOf(expected.matches).map((pair) => listOf(pair).map(Number))
  const unique = !isAnotherOptimum(expectedPairs, matches, a, b)
  const agree = unique ? agreeing(matches, a, b) : expectedPairs.filter(([i, j]) => sameLabel(a, b, i, j)).length
  const onlyA = a.length - matches.length
  const onlyB = b.length - matches.length
  const share = (above: number, below: number) => (below > 0 ? above / below : null)
  if (unique) checker.same(`${where}: matches`, expected.matches, pairsOf(matches))
  checker.number(`${where}: total_iou`, expected.total_iou, total, 1e-9)
  checker.same(`${where}: matched`, expected.matched, matches.length)
  checker.same(`${where}: label_agree`, expected.label_agree, agree)
  checker.same(`${where}: label_differ`, expected.label_differ, matches.length - agree)
  checker.same(`${where}: only_a`, expected.only_a, onlyA)
  checker.same(`${where}: only_b`, expected.only_b, onlyB)
  const found = share(2 * matches.length, a.length + b.length)
  checker.number(`${where}: f1_localisation`, expected.f1_localisation, found, 1e-9)
  checker.number(`${where}: f1_with_label`, expected.f1_with_label, share(2 * agree, a.length + b.length), 1e-9)
  checker.number(`${where}: mean_iou_matched`, expected.mean_iou_matched, share(total, matches.length), 1e-9)
  const quality = share(total, matches.length + (onlyA + onlyB) / 2)
  checker.number(`${where}: panoptic_quality_label_blind`, expected.panoptic_quality_label_blind, quality, 1e-9)
  const accuracy = share(agree, matches.length + onlyA + onlyB)
  checker.number(`${where}: cvat_accuracy`, expected.cvat_accuracy, accuracy, 1e-9)
}

function labeledOf(value: unknown): Labeled {
  return { box: boxOf(value), label: listOf(value)[4] }
}

function pairsOf(matches: readonly Match[]): number[][] {
  return matches.map((match) => [match.a, match.b])
}

function agreeing(matches: readonly Match[], a: readonly Labeled[], b: readonly Labeled[]): number {
  return matches.filter((match) => sameLabel(a, b, match.a, match.b)).length
}

function sameLabel(a: readonly Labeled[], b: readonly Labeled[], i = -1, j = -1): boolean {
  return a[i]?.label === b[j]?.label
}

/** Whether the expected pairs differ from the matches and yet reach the same number and total. */
function isAnotherOptimum(
  expected: readonly number[][],
  matches: readonly Match[],
  a: readonly Labeled[],
  b: readonly Labeled[],
): boolean {
  if (JSON.stringify(expected) === JSON.stringify(pairsOf(matches)) || expected.length !== matches.length) return false
  const ious = expected.map(([i = -1, j = -1]) => {
    const one = a[i]
    const other = b[j]
    return one && other ? (iouOfBoxes(one.box, other.box) ?? 0) : Number.NaN
  })
  const total = ious.reduce((sum, iou) => sum + iou, 0)
  return Math.abs(total - matches.reduce((sum, match) => sum + match.iou, 0)) <= 1e-9
}
