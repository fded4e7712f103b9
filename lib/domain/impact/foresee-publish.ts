import { measureQuestion } from '#lib/domain/agreement/measure-question.ts'
import type { NamedFigure } from '#lib/domain/agreement/question-agreement.ts'
import { type GivenLabels, labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import { type VersionNode, VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import { type InformationLost, informationLost } from './information-lost.ts'
import { type QuestionEffect, readingEffect } from './reading-effect.ts'

/** What publishing a draft would do: plain data, so that it can be worked out in a worker. */
export type ForeseeInput = {
  /** All versions, the draft among them as if it were published. */
  versions: readonly VersionNode[]
  before: VersionId
  after: VersionId
  /** Every current answer of the project: their labels are counted. */
  answers: readonly GivenLabels[]
  /** Those of one round, on which agreement is recomputed. */
  measured: readonly GivenLabels[]
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
  const agreementAt = (id: QuestionId, at: VersionId): NamedFigure[] => {
    const question = findQuestion(tree.require(at).definition.schema, id)
    if (!question) return []
    return measureQuestion(question, labelsAtVersion(tree, measured, id, at), { bootstrap, seed }).headline
  }
  return readingEffect(tree, answers, before, after).map((effect) => ({
    ...effect,
    agreement:
      effect.labels === 0 || measured.length === 0
        ? null
        : { before: agreementAt(effect.question, before), after: agreementAt(effect.question, after) },
    lost: informationLost(tree, effect.question, answers, before, after),
  }))
}
