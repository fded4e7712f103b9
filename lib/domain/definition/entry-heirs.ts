import type { GuidelineEntry } from './guideline.ts'
import type { VersionNode } from './version-tree.ts'

type Subject = Pick<GuidelineEntry, 'question' | 'class'>

/**
 * What has become of every entry that a line of versions ever had: its own id while it stands, the id of the merged
 * entry once its class was merged into another, and nothing once it is gone.
 *
 * @param line a version and all its ancestors, nearest first
 */
export function entryHeirs(line: readonly Pick<VersionNode, 'operations' | 'definition'>[]): Map<string, string> {
  const subjects = new Map<string, Subject>()
  for (const { operations, definition } of line.toReversed()) {
    for (const operation of operations) {
      if (operation.kind !== 'merge_classes') continue
      for (const [id, subject] of subjects) {
        const merged = subject.question === operation.question && operation.from.some((one) => one === subject.class)
        if (merged) subjects.set(id, { question: operation.question, class: operation.into.id })
      }
    }
    for (const { id, question, class: of } of definition.guideline.entries) subjects.set(id, { question, class: of })
  }
  const standing = line[0]?.definition.guideline.entries ?? []
  return new Map(
    [...subjects].flatMap(([id, subject]) => {
      const heir = standing.find((entry) => entry.question === subject.question && entry.class === subject.class)
      return heir ? [[id, heir.id] as const] : []
    }),
  )
}
