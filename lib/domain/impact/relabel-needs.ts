import { type GivenLabels, labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import { unaskedReason } from '#lib/domain/definition/project-answer.ts'
import { relabelReasons } from '#lib/domain/definition/projected-answer.ts'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { AccountId, ItemId, QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'

/** Questions about an item that one labeler must answer again, and why. */
export type RelabelNeed = { item: ItemId; account: AccountId; questions: QuestionId[]; reasons: string[] }

/**
 * What must be labeled again under a version: every labeler's last answer that does not read there (or has regions that
 * don't), and required questions that were not asked yet when they labeled the item. In the order of the answers.
 */
export function relabelNeeds(tree: VersionTree, given: readonly GivenLabels[], at: VersionId): RelabelNeed[] {
  const needs = new Map<string, RelabelNeed>()
  const add = ({ itemId, accountId }: GivenLabels, question: QuestionId, reasons: readonly string[]) => {
    if (reasons.length === 0) return
    const key = `${itemId} ${accountId}`
    const need = needs.get(key) ?? { item: itemId, account: accountId, questions: [], reasons: [] }
    needs.set(key, need)
    if (!need.questions.includes(question)) need.questions.push(question)
    for (const reason of reasons) if (!need.reasons.includes(reason)) need.reasons.push(reason)
  }
  for (const question of tree.require(at).definition.schema.questions) {
    const answered = new Set<string>()
    for (const { given: row, read } of labelsAtVersion(tree, given, question.id, at)) {
      answered.add(`${row.itemId} ${row.accountId}`)
      add(row, question.id, relabelReasons(read))
    }
    if (!question.required) continue
    for (const row of given) {
      if (answered.has(`${row.itemId} ${row.accountId}`)) continue
      const reason = unaskedReason(tree, question.id, row.versionId, at)
      if (reason !== null) add(row, question.id, [reason])
    }
  }
  return [...needs.values()]
}
