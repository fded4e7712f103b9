import { type VersionNode, VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { GivenAnswers } from './given-answer.ts'
import { type InformationLost, informationLost } from './information-lost.ts'
import { type QuestionEffect, readingEffect } from './reading-effect.ts'
import { type NamedFigure, recomputedAgreement } from './recomputed-agreement.ts'

/** What publishing a draft would do: plain data, so that it can be worked out in a worker. */
export type ForeseeInput = {
  /** All versions, the draft among them as if it were published. */
  versions: readonly VersionNode[]
  before: VersionId
  after: VersionId
  /** Every current answer of the project: their labels are counted. */
  answers: readonly GivenAnswers[]
  /** Those of one round, on which agreement is recomputed. */
  measured: readonly GivenAnswers[]
  bootstrap: number
  seed: number
}

/** What becomes of the labels of one question, and of agreement on it as old answers read: *recomputed*. */
export type QuestionForesight = QuestionEffect & {
  agreement: { before: NamedFigure[]; after: NamedFigure[] } | null
  lost: InformationLost
}

/** What-if for one draft, question by question. Merging raises agreement by arithmetic, so what is lost stands beside it. */
export function foreseePublish(input: ForeseeInput): QuestionForesight[] {
  const { before, after, answers, measured, bootstrap, seed } = input
  const tree = new VersionTree(input.versions)
  const agreementAt = (question: QuestionId, at: VersionId) =>
    recomputedAgreement(tree, question, measured, at, { bootstrap, seed })
  return readingEffect(tree, answers, before, after).map((effect) => ({
    ...effect,
    agreement:
      effect.labels === 0 || measured.length === 0
        ? null
        : { before: agreementAt(effect.question, before), after: agreementAt(effect.question, after) },
    lost: informationLost(tree, effect.question, answers, before, after),
  }))
}
