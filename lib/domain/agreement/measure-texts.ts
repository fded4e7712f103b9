import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ItemId } from '../kernel/ids.ts'
import type { TextQuestion } from '../schema/question.ts'
import { foldText } from '../text/fold.ts'
import type { TextAnswers, TextComparison } from './coded-texts.ts'
import { countResting, type IndexedLabels, indexLabels } from './index-labels.ts'
import { answersByKey, type ItemAnswers, itemsOfPairs } from './pair-items.ts'
import type { MeasureOptions, NamedFigure, QuestionAgreement } from './question-agreement.ts'
import { agreementOfTexts } from './texts.ts'

/** Agreement on a transcript: alpha under the edit distance, the error rate between labelers, and exact equality. */
export function measureTexts(
  labels: readonly LabelAtVersion[],
  question: TextQuestion,
  options: MeasureOptions,
): QuestionAgreement {
  const indexed = indexLabels(labels)
  const texts = toTexts(indexed)
  const result = agreementOfTexts(texts, { ...options, ...comparisonOf(question) })
  const { perUnit } = result
  const ranked = Array.from(perUnit.unit, (unit) => indexed.items[unit] as ItemId)
  const keys = texts.text.map((text) =>
    text === null ? ' lacks' : `=${foldText(text, question.fold, question.language)}`,
  )
  const given = answersByKey(indexed, keys, ranked)
  const pairItems = itemsOfPairs(given)
  return {
    kind: 'text',
    ...countResting(labels),
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
    pairs: result.labelerPairs.map((pair) => {
      const [a, b] = [indexed.labelers[pair.a] as string, indexed.labelers[pair.b] as string]
      const figures: NamedFigure[] = [
        { name: 'wer', figure: pair.wer },
        { name: 'percent', figure: pair.percent },
      ]
      return { a, b, figures, ...pairItems(a, b) }
    }),
    perItem: ranked.map((item, i) => ({
      item,
      answers: perUnit.answers[i] as number,
      cost: perUnit.cost[i] as number,
      confusions: [],
      parts: {
        percent: unequalShare(given[i] as ItemAnswers),
        wer: perUnit.tokens[i] === 0 ? 0 : (perUnit.edits[i] as number) / (perUnit.tokens[i] as number),
      },
    })),
    sensitivity: [],
    emptyItems: 0,
  }
}

/** Texts by item and labeler; null is "x lacks the information". */
export function toTexts({ entries, items, labelers }: IndexedLabels): TextAnswers {
  return {
    unit: Int32Array.from(entries, ({ unit }) => unit),
    labeler: Int32Array.from(entries, ({ labeler }) => labeler),
    text: entries.map(({ answer }) => (answer.kind === 'text' ? answer.text : null)),
    units: items.length,
    labelers: labelers.length,
  }
}

/** How a question's texts are compared. */
export function comparisonOf({ unit, language, fold }: TextQuestion): TextComparison {
  return { textUnit: unit, language, fold }
}

/** The share of an item's pairs of answers that are not equal. */
function unequalShare({ labelers, differ }: ItemAnswers): number {
  const pairs = labelers.flatMap((a, i) => labelers.slice(i + 1).map((b) => differ(a, b)))
  return pairs.filter(Boolean).length / Math.max(1, pairs.length)
}
