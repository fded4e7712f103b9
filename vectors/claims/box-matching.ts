import { panopticQuality } from '#lib/domain/agreement/regions-panoptic.ts'
import { iouOfBoxes } from '#lib/domain/geometry/box.ts'
import { type Match, matchRegions } from '#lib/domain/geometry/matching.ts'
import { type CaseResult, type Checker, eachCase } from '../cases.ts'
import { boxOf, listOf, recordOf } from '../shapes.ts'

type Labeled = { box: ReturnType<typeof boxOf>; label: unknown }

/** Fields of an entry that are read elsewhere, or not claimed. */
const others = new Set(['iou_threshold', 'label_tie_break', 'variants'])

/** One-to-one matching at each threshold, without and with the label as tie-break. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const a = listOf(one.a).map(labeledOf)
    const b = listOf(one.b).map(labeledOf)
    const iou = a.map((p) => b.map((q) => iouOfBoxes(p.box, q.box)))
    if (a.length > 0 && b.length > 0) checker.numbers('iou', one.iou, iou, 1e-9)
    for (const entry of listOf(one.expect)) {
      const expected = recordOf(entry)
      const threshold = Number(expected.iou_threshold)
      const overlap = (p: Labeled, q: Labeled) => iouOfBoxes(p.box, q.box)
      const blind = matchRegions(a, b, { threshold, overlap })
      const labeled = matchRegions(a, b, { threshold, overlap, sameLabel: (p, q) => p.label === q.label })
      const rest = Object.fromEntries(Object.entries(expected).filter(([field]) => !others.has(field)))
      checkMatches(checker, threshold, '', rest, blind, a, b)
      checkMatches(checker, threshold, 'label_tie_break.', recordOf(expected.label_tie_break), labeled, a, b)
    }
  })
}

function checkMatches(
  checker: Checker,
  threshold: number,
  prefix: string,
  expected: Record<string, unknown>,
  matches: readonly Match[],
  a: readonly Labeled[],
  b: readonly Labeled[],
): void {
  const where = `at ${threshold}`
  // Where another assignment has the same total, the best one is not unique, and neither are the labels it joins.
  const expectedPairs = listOf(expected.matches).map((pair) => listOf(pair).map(Number))
  const counted = isAnotherOptimum(expectedPairs, matches, a, b) ? expectedPairs : pairsOf(matches)
  const agree = counted.filter(([i = -1, j = -1]) => a[i]?.label === b[j]?.label).length
  const total = matches.reduce((sum, match) => sum + match.iou, 0)
  const onlyA = a.length - matches.length
  const onlyB = b.length - matches.length
  const share = (above: number, below: number) => (below > 0 ? above / below : null)
  const found: Record<string, number | null> = {
    total_iou: total,
    matched: matches.length,
    label_agree: agree,
    label_differ: matches.length - agree,
    only_a: onlyA,
    only_b: onlyB,
    f1_localisation: share(2 * matches.length, a.length + b.length),
    f1_with_label: share(2 * agree, a.length + b.length),
    mean_iou_matched: share(total, matches.length),
    cvat_accuracy: share(agree, matches.length + onlyA + onlyB),
  }
  const overlap = (p: Labeled, q: Labeled) => iouOfBoxes(p.box, q.box)
  for (const [field, value] of Object.entries(expected)) {
    if (field === 'panoptic_quality_label_blind') {
      checker.number(
        `${where}: ${prefix}${field}`,
        value,
        panopticQuality([{ a, b }], overlap, threshold).quality,
        1e-9,
      )
    } else if (field === 'matches') checker.same(`${where}: ${prefix}matches`, value, counted)
    else if (field in found) checker.number(`${where}: ${prefix}${field}`, value, found[field], 1e-9)
    else checker.fail(`${where}: ${prefix}${field}`, 'the runner does not know this field')
  }
}

function labeledOf(value: unknown): Labeled {
  return { box: boxOf(value), label: listOf(value)[4] }
}

function pairsOf(matches: readonly Match[]): number[][] {
  return matches.map((match) => [match.a, match.b])
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
