import type { Dropped } from '#lib/domain/definition/operation-trail.ts'
import { readAnswer } from '#lib/domain/definition/read-answer.ts'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { VersionId } from '#lib/domain/kernel/ids.ts'
import type { GivenAnswers } from './given-answer.ts'

/** How many labels use what a draft dropped without an operation, as they read at its parent; those that none uses are left out. */
export function droppedLabels(
  tree: VersionTree,
  answers: readonly GivenAnswers[],
  parent: VersionId,
  dropped: readonly Dropped[],
): (Dropped & { labels: number })[] {
  return dropped.flatMap((one) => {
    let labels = 0
    for (const { version, document } of answers) {
      const answer = document.answers[one.question]
      if (!answer) continue
      const read = readAnswer(tree, one.question, answer, version, parent)
      if (read.kind !== 'value') continue
      if (one.class === null) labels++
      else if (read.answer.kind === 'choice') labels += read.answer.class === one.class ? 1 : 0
      else if (read.answer.kind === 'boxes') {
        labels += read.answer.regions.filter((region) => region.class === one.class).length
      }
    }
    return labels > 0 ? [{ ...one, labels }] : []
  })
}
