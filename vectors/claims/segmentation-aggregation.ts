import { estimateMask, voteMasks } from '#lib/domain/consensus/vote-masks.ts'
import { type Mask, maskFromRows, pixelsOfMask } from '#lib/domain/geometry/mask.ts'
import { type CaseResult, eachCase } from '../cases.ts'
import { listOf, recordOf } from '../shapes.ts'

/** Masks by per-pixel majority and by expectation–maximisation. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const tasks = new Map<string, Mask[]>()
    for (const row of listOf(one.rows)) {
      const [task, , rows] = listOf(row)
      const mask = maskFromRows(listOf(rows).map(String), (value) => value === '1')
      tasks.set(String(task), [...(tasks.get(String(task)) ?? []), mask])
    }
    const expected = recordOf(one.expect)
    const methods = {
      majority_vote: (masks: Mask[]) => voteMasks(masks).mask,
      em: (masks: Mask[]) => estimateMask(masks).mask,
    }
    for (const [method, aggregate] of Object.entries(methods)) {
      if (!(method in expected)) continue
      for (const [task, rows] of Object.entries(recordOf(expected[method]))) {
        const masks = tasks.get(task)
        if (masks === undefined) checker.fail(`${method}.${task}`, 'the case has no rows of this task')
        else checker.same(`${method}.${task}`, rows, rowsOf(aggregate(masks)))
      }
    }
  })
}

function rowsOf(mask: Mask): string[] {
  const pixels = pixelsOfMask(mask)
  return Array.from({ length: mask.height }, (_, y) =>
    Array.from({ length: mask.width }, (_, x) => pixels[x * mask.height + y]).join(''),
  )
}
