import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { Question } from '../schema/question.ts'
import { measureBoxes } from './measure-boxes.ts'
import { measureChoices } from './measure-choices.ts'
import { measureTexts } from './measure-texts.ts'
import type { MeasureOptions, QuestionAgreement } from './question-agreement.ts'

/** Agreement on a question, whatever its kind, over labels that were read at one version. */
export function measureQuestion(
  question: Question,
  labels: readonly LabelAtVersion[],
  options: MeasureOptions,
): QuestionAgreement {
  switch (question.kind) {
    case 'choice':
      return measureChoices(labels, options)
    case 'text':
      return measureTexts(labels, question, options)
    case 'boxes':
      return measureBoxes(labels, question, options)
  }
}
