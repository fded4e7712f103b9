import { type GivenLabels, type LabelAtVersion, labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'

/** What a definition no longer tells apart: how many classes fewer, and how many bits a label says less. */
export type InformationLost = { classes: number; bits: number }

/**
 * What is lost between two versions. Merging raises agreement by arithmetic, so this stands beside it. Bits are the
 * Shannon entropy of the classes given before less that of the same labels read after (those that read at both):
 * H = −Σ p·log2 p (Shannon 1948). Negative where the new version tells more apart.
 */
export function informationLost(
  tree: VersionTree,
  question: QuestionId,
  answers: readonly GivenLabels[],
  before: VersionId,
  after: VersionId,
): InformationLost {
  const counts = (version: VersionId) => {
    const asked = findQuestion(tree.require(version).definition.schema, question)
    return asked ? classesOf(asked).length : 0
  }
  const then = new Map<string, number>()
  const now = new Map<string, number>()
  const read = (version: VersionId) => labelsAtVersion(tree, answers, question, version).map(classesRead)
  const [reads, nexts] = [read(before), read(after)]
  for (const [label, old] of reads.entries()) {
    const next = nexts[label] ?? []
    old.forEach((one, index) => {
      const other = next[index]
      if (one === null || other === null || other === undefined) return
      then.set(one, (then.get(one) ?? 0) + 1)
      now.set(other, (now.get(other) ?? 0) + 1)
    })
  }
  return { classes: counts(before) - counts(after), bits: entropy(then) - entropy(now) }
}

function classesRead({ read }: LabelAtVersion): (string | null)[] {
  if (read.kind !== 'value') return []
  if (read.answer.kind === 'choice') return [read.answer.class]
  return read.answer.kind === 'boxes' ? read.answer.regions.map((region) => region.class) : []
}

/** Shannon entropy of counts, in bits; 0 for none. */
function entropy(counts: ReadonlyMap<string, number>): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return [...counts.values()].reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0)
}
