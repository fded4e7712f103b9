import { agreementOfChoices } from '#lib/domain/agreement/choices.ts'
import { agreementOfRegions } from '#lib/domain/agreement/regions-agreement.ts'
import type { LabeledImage } from '#lib/domain/agreement/regions-answers.ts'
import { agreementOfTexts } from '#lib/domain/agreement/texts.ts'
import type { ReadAnswer } from '#lib/domain/definition/projected-answer.ts'
import { readAnswer } from '#lib/domain/definition/read-answer.ts'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { BoxesQuestion, TextQuestion } from '#lib/domain/schema/question.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import type { GivenAnswers } from './given-answer.ts'

/** A figure with its name: the chance-corrected one of a question stands first. */
export type NamedFigure = { name: 'alpha' | 'percent' | 'found' | 'named' | 'drawn' | 'wer'; figure: Figure }

export type RecomputeOptions = { bootstrap: number; seed: number }

type Read = { unit: number; labeler: number; item: string; account: string; answer: ReadAnswer }

/**
 * Agreement on a question as old answers read at a version: *recomputed*. What needs relabeling is missing. Where one
 * labeler answered an item more than once, the last answer counts.
 */
export function recomputedAgreement(
  tree: VersionTree,
  questionId: QuestionId,
  answers: readonly GivenAnswers[],
  at: VersionId,
  options: RecomputeOptions,
): NamedFigure[] {
  const question = findQuestion(tree.require(at).definition.schema, questionId)
  if (!question) return []
  const read = readAll(tree, questionId, answers, at)
  if (question.kind === 'choice') return ofChoices(read, options)
  return question.kind === 'boxes' ? ofBoxes(read, question, options) : ofTexts(read, question, options)
}

function readAll(tree: VersionTree, question: QuestionId, answers: readonly GivenAnswers[], at: VersionId): Read[] {
  const units = numbering()
  const labelers = numbering()
  return answers.flatMap(({ item, account, version, document }) => {
    const given = document.answers[question]
    if (!given) return []
    const read = readAnswer(tree, question, given, version, at)
    if (read.kind !== 'value') return []
    return [{ unit: units(item), labeler: labelers(account), item, account, answer: read.answer }]
  })
}

/** Numbers names from 0 in the order of their first mention. */
function numbering(): (name: string) => number {
  const known = new Map<string, number>()
  return (name) => {
    const number = known.get(name) ?? known.size
    known.set(name, number)
    return number
  }
}

function columns(read: readonly Read[]) {
  return {
    unit: Int32Array.from(read, ({ unit }) => unit),
    labeler: Int32Array.from(read, ({ labeler }) => labeler),
    units: read.reduce((most, { unit }) => Math.max(most, unit + 1), 0),
    labelers: read.reduce((most, { labeler }) => Math.max(most, labeler + 1), 0),
  }
}

function ofChoices(read: readonly Read[], options: RecomputeOptions): NamedFigure[] {
  const code = numbering()
  const value = Int32Array.from(read, ({ answer }) =>
    code(answer.kind === 'choice' ? `class ${answer.class}` : 'lacks'),
  )
  const { alpha, percent } = agreementOfChoices({ ...columns(read), value }, options)
  return [
    { name: 'alpha', figure: alpha },
    { name: 'percent', figure: percent },
  ]
}

function ofTexts(read: readonly Read[], question: TextQuestion, options: RecomputeOptions): NamedFigure[] {
  const text = read.map(({ answer }) => (answer.kind === 'text' ? answer.text : null))
  const { language, unit, fold } = question
  const { alpha, wer } = agreementOfTexts({ ...columns(read), text }, { ...options, language, textUnit: unit, fold })
  return [
    { name: 'alpha', figure: alpha },
    { name: 'wer', figure: wer },
  ]
}

function ofBoxes(read: readonly Read[], question: BoxesQuestion, options: RecomputeOptions): NamedFigure[] {
  const images = new Map<string, LabeledImage & { answers: LabeledImage['answers'][number][] }>()
  for (const { item, account, answer } of read) {
    const image = images.get(item) ?? { image: item, answers: [] }
    images.set(item, image)
    image.answers.push(
      answer.kind === 'boxes'
        ? {
            labeler: account,
            regions: answer.regions.map(({ id, x, y, width, height, class: name }) => ({
              id,
              box: { x, y, width, height },
              class: name,
            })),
          }
        : { labeler: account, regions: [], lacks: true },
    )
  }
  const agreement = agreementOfRegions([...images.values()], {
    ...options,
    threshold: question.iouThreshold,
    sensitivity: [],
  })
  const { alpha, found, named, drawn } = agreement
  return [
    { name: 'alpha', figure: alpha },
    { name: 'found', figure: found },
    { name: 'named', figure: named },
    { name: 'drawn', figure: drawn },
  ]
}
