import { measureQuestion } from '#lib/domain/agreement/measure-question.ts'
import type { NamedFigure, QuestionAgreement } from '#lib/domain/agreement/question-agreement.ts'
import { type GivenLabels, labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import { type VersionNode, VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'

export type BookAgreementInput = {
  versions: readonly VersionNode[]
  at: VersionId
  answers: readonly GivenLabels[]
  bootstrap: number
  seed: number
}

/** Agreement on one question, as the label book shows it: the whole and its classes. */
export type BookAgreement = {
  question: QuestionId
  headline: NamedFigure[]
  classes: QuestionAgreement['classes']
}

/** Agreement on every question, per class, of old answers as they read at a version. */
export function bookAgreement({ versions, at, answers, bootstrap, seed }: BookAgreementInput): BookAgreement[] {
  const tree = new VersionTree(versions)
  return tree.require(at).definition.schema.questions.map((question) => {
    const labels = labelsAtVersion(tree, answers, question.id, at)
    const { headline, classes } = measureQuestion(question, labels, { bootstrap, seed })
    return { question: question.id, headline, classes }
  })
}
