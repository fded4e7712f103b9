import { gammaOfSegments } from '#lib/domain/agreement/segments-gamma.ts'
import type { Segment } from '#lib/domain/time/segment.ts'
import { type CaseResult, eachCase } from '../cases.ts'
import { listOf, recordOf } from '../shapes.ts'

/** The disorder of the best alignment, and gamma, whose random samples are others than the file's. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const labelers = new Map<string, Segment[]>()
    for (const unit of listOf(one.units)) {
      const [labeler, start, end, label] = listOf(unit)
      const segments = labelers.get(String(labeler)) ?? []
      segments.push({ start: Number(start), end: Number(end), label: String(label) })
      labelers.set(String(labeler), segments)
    }
    const { alpha, beta, delta_empty: deltaEmpty } = recordOf(one.params)
    const found = gammaOfSegments([...labelers.values()], {
      seed: 1,
      precision: 0.01,
      dissimilarity: { alpha: Number(alpha), beta: Number(beta), deltaEmpty: Number(deltaEmpty) },
    })
    const tolerance = recordOf(one.tolerance)
    checker.number(
      'best_alignment.disorder',
      recordOf(one.best_alignment).disorder,
      found.alignment?.disorder ?? null,
      Number(tolerance.disorder),
    )
    if ('seeded' in one)
      checker.number('seeded.gamma', recordOf(one.seeded).gamma, found.gamma, Number(tolerance.gamma))
  })
}
