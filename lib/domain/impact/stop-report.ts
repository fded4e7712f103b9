import { codeAnswers } from '../agreement/coded-answers.ts'
import { alphaAmong, type QuestionAgreement } from '../agreement/question-agreement.ts'
import { type RemainingPattern, remainingPatterns } from '../agreement/remaining-patterns.ts'
import { decideStop, enoughItems, type StopVerdict, worthwhileGain } from '../agreement/stop-rule.ts'
import { classesOf, type LabelClass } from '../schema/question.ts'
import type { Figure } from '../statistics/figure.ts'
import { axisKey, type MeasuredLabels, type MeasureInput, questionAt } from './measure-rounds.ts'
import { selfAgreementUnder } from './self-agreement-under.ts'

/** Whether another change of the definition is worth it, with what that rests on; plain data. */
export type StopReport = {
  /** Which measurement it speaks of, as `axisKey` names it, and the version that was measured. */
  key: string
  at: number
  items: number
  /** Answers on an item, on average. */
  answersPerItem: number
  /** Classes of the question at that version. */
  classes: LabelClass[]
  /** What a verdict names are keys of these. The one that would gain most stands first. */
  patterns: RemainingPattern[]
  verdict: StopVerdict
  alpha: Figure
  /** Alpha of labelers with themselves, where some labeled items again under the same version. */
  selfAgreement: Figure | null
}

/** The measurement that the rule looks at: the newest fresh one, or without any the newest that was imported. */
export function freshest(measurements: readonly MeasuredLabels[]): MeasuredLabels | null {
  return (
    measurements.findLast(({ how }) => how === 'remeasured') ??
    measurements.findLast(({ how }) => how === 'imported') ??
    null
  )
}

/** The stop rule on one measurement; null for transcripts, which have no pairs of classes to settle. */
export function stopReport(
  input: MeasureInput,
  measured: MeasuredLabels,
  agreement: QuestionAgreement,
  { bootstrap, seed }: { bootstrap: number; seed: number },
): StopReport | null {
  const alpha = alphaAmong(agreement.headline)
  if (agreement.kind === 'text' || !alpha) return null
  const question = questionAt(input, measured.at)
  const coded = codeAnswers(question, measured.labels, seed)
  const patterns = remainingPatterns(coded, agreement.confusions, { resamples: bootstrap, seed })
  const selfAgreement = measured.how === 'remeasured' ? selfAgreementUnder(input, measured.at) : null
  const { items } = agreement
  return {
    key: axisKey(measured),
    at: measured.at,
    items,
    answersPerItem: items > 0 ? agreement.perItem.reduce((sum, { answers }) => sum + answers, 0) / items : 0,
    classes: [...classesOf(question)],
    patterns,
    verdict: decideStop({
      delta: worthwhileGain,
      fewestItems: enoughItems,
      items,
      gains: patterns.map(({ key, gain }) => ({ name: key, gain })),
      agreement: alpha,
      selfAgreement,
    }),
    alpha,
    selfAgreement,
  }
}
