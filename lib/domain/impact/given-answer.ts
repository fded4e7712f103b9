import type { AccountId, ItemId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'

/** What one labeler said of one item, and under which version: all that what-if needs of a submission. */
export type GivenAnswers = { item: ItemId; account: AccountId; version: VersionId; document: AnswerDocument }
