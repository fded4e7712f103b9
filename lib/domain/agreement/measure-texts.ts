import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ItemId } from '../kernel/ids.ts'
import type { TextQuestion } from '../schema/question.ts'
import { indexLabels } from './index-labels.ts'
import type { MeasureOptions, QuestionAgreement } from './question-agreement.ts'
import { agreementOfTexts } from './texts.ts'

/** Agreement on a transcript: alpha under the edit distance, the error rate between labelers, and exact equality. */
export function measureTexts(
  labels: readonly LabelAtVersion[],
  question: TextQuestion,
  options: MeasureOptions,
): QuestionAgreement {
  const indexed = indexLabels(labels)
  const texts = {
    unit: Int32Array.from(indexed.entries, ({ unit }) => unit),
    labeler: Int32Array.from(indexed.entries, ({ labeler }) => labeler),
    text: indexed.entries.map(({ answer }) => (answer.kind === 'text' ? answer.text : null)),
    units: indexed.items.length,
    labelers: indexed.labelers.length,
  }
  const result = agreementOfTexts(texts, {
    ...options,
    textUnit: question.unit,
    language: question.language,
    fold: question.fold,
  })
  return {
    kind: 'text',
    items: indexed.items.length,
    labelers: indexed.labelers,
    answers: texts.text.length,
    needsRelabel: indexed.needsRelabel,
    lacking: result.lacking,
    headline: [
      { name: 'alpha', figure: result.alpha },
      { name: 'wer', figure: result.wer },
      { name: 'percent', figure: result.percent },
    ],
    classes: [],
    confusions: [],
    pairs: result.labelerPairs.map((pair) => ({
      a: indexed.labelers[pair.a] as string,
      b: indexed.labelers[pair.b] as string,
      figures: [
        { name: 'wer', figure: pair.wer },
        { name: 'percent', figure: pair.percent },
      ],
    })),
    perItem: Array.from(result.perUnit.unit, (unit, i) => ({
      item: indexed.items[unit] as ItemId,
      answers: result.perUnit.answers[i] as number,
      cost: result.perUnit.cost[i] as number,
      confusions: [],
    })),
    sensitivity: [],
    emptyItems: 0,
  }
}
