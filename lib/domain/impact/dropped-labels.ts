import { type GivenLabels, labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import type { Dropped } from '#lib/domain/definition/operation-trail.ts'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { VersionId } from '#lib/domain/kernel/ids.ts'

/** How many labels use what a draft dropped without an operation, as they read at its parent; those that none uses are left out. */
export function droppedLabels(
  tree: VersionTree,
  answers: readonly GivenLabels[],
  parent: VersionId,
  dropped: readonly Dropped[],
): (Dropped & { labels: number })[] {
  return dropped.flatMap((one) => {
    let labels = 0
    for (const { read } of labelsAtVersion(tree, answers, one.question, parent)) {
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
