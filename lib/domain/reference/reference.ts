import type { ItemId, QuestionId, VersionId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'

/** `external`: measured ground truth; `expert`: an SME's; `human`: a published label. Never mixed in one figure. */
export const referenceKinds = ['external', 'expert', 'human'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** Ground truth or a published label of an item; never shown to labelers. */
export type Reference = {
  item: ItemId
  question: QuestionId
  answer: Answer
  version: VersionId
  kind: ReferenceKind
  source: string
}
