import { agreementOfRegions } from '#lib/domain/agreement/regions-agreement.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { type CaseResult, type Checker, eachCase } from '../cases.ts'
import { imagesOf, recordOf } from '../shapes.ts'

/** Alpha over clusters of boxes, per class and per pair of raters (`ahc/negative_score` of KaLOS). */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const expected = recordOf(recordOf(recordOf(one.kalos).results)['ahc/negative_score'])
    const agreement = agreementOfRegions(imagesOf(one.images), {
      threshold: Number(one.iou_threshold),
      sensitivity: [],
    })
    check(checker, 'global_alpha', expected.global_alpha, agreement.alpha)
    for (const [name, value] of Object.entries(recordOf(expected.class_alpha))) {
      const found = agreement.byClass.find((entry) => entry.class === name)
      if (found) check(checker, `class_alpha.${name}`, value, found.alphaWhereChosen)
      else if (value !== null && !isOne(value))
        checker.fail(`class_alpha.${name}`, `expected ${value}, nobody chose it`)
    }
    for (const [a, others] of Object.entries(recordOf(expected.pairwise))) {
      for (const [b, value] of Object.entries(recordOf(others))) {
        const pair = agreement.labelerPairs.find((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a))
        check(checker, `pairwise.${a}.${b}`, value, pair?.alpha ?? null)
      }
    }
  })
}

/** The tool answers 1 where only one category occurs; here that is undefined, with its reason. */
function check(checker: Checker, field: string, expected: unknown, got: Figure | null): void {
  const single = got !== null && 'undefined' in got && got.undefined === 'single_category'
  checker.number(field, single && isOne(expected) ? null : expected, got, 1e-9)
}

function isOne(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value - 1) < 1e-9
}
