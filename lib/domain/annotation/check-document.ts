import type { QuestionId } from '../kernel/ids.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { isStorable } from '../kernel/storable-text.ts'
import type { Answer, AnswerDocument } from '../schema/answer.ts'
import type { Question } from '../schema/question.ts'
import { findQuestion, type Schema } from '../schema/schema.ts'
import { checkBoxes, type ImageSize } from './check-boxes.ts'
import { type Problem, refusalOf } from './problem.ts'

/** What a submitted document is checked against. */
export type SubmitRules = {
  /** Of the definition version that the round pins. */
  schema: Schema
  /** Of the item's primary image; null for recordings and records. */
  size: ImageSize | null
  /** The questions that are asked; all of the schema where null (a relabel round asks only some). */
  asked: readonly QuestionId[] | null
}

/**
 * Checks a document as a finished answer and gives it back as it is stored: coordinates rounded, answers in the order
 * of the schema. Drafts are never held to this. Every problem is named with its field, and its index for regions.
 */
export function checkDocument(document: AnswerDocument, rules: SubmitRules): Result<AnswerDocument, Refusal> {
  const problems: Problem[] = []
  for (const id of Object.keys(document.answers) as QuestionId[]) {
    if (!findQuestion(rules.schema, id)) {
      problems.push({ field: `answers/${id}`, message: 'This question is not part of the definition of this round.' })
    } else if (rules.asked && !rules.asked.includes(id)) {
      problems.push({ field: `answers/${id}`, message: 'This question is not asked again on this item.' })
    }
  }
  const finished: [QuestionId, Answer][] = []
  for (const question of rules.schema.questions) {
    if (rules.asked && !rules.asked.includes(question.id)) continue
    const given = Object.hasOwn(document.answers, question.id) ? document.answers[question.id] : undefined
    if (given) {
      const checked = checkAnswer(question, given, rules.size)
      problems.push(...checked.problems)
      finished.push([question.id, checked.answer])
    } else if (question.required) {
      problems.push({ field: `answers/${question.id}`, message: `"${question.name}" needs an answer.` })
    }
  }
  const [first, ...rest] = problems
  if (first) return refuse(refusalOf([first, ...rest]))
  return ok({ format: 1, answers: Object.fromEntries(finished) as AnswerDocument['answers'] })
}

function checkAnswer(
  question: Question,
  answer: Answer,
  size: ImageSize | null,
): { answer: Answer; problems: Problem[] } {
  const field = `answers/${question.id}`
  const wrong = (message: string) => ({ answer, problems: [{ field, message }] })
  if (answer.kind === 'lacks') {
    const reason = answer.reason.trim()
    if (reason === '') return wrong('Say in a few words what the item lacks.')
    return isStorable(reason) ? { answer: { kind: 'lacks', reason }, problems: [] } : wrong(unstorable)
  }
  if (answer.kind !== question.kind) return wrong(`"${question.name}" takes another kind of answer.`)
  if (question.kind === 'boxes' && answer.kind === 'boxes') return checkBoxes(question, answer, size)
  if (question.kind === 'choice' && answer.kind === 'choice') {
    const offered = question.classes.some(({ id }) => id === answer.class)
    return offered ? { answer, problems: [] } : wrong(`"${question.name}" does not offer this class.`)
  }
  if (answer.kind === 'text') {
    if (answer.text.trim() === '') return wrong(`"${question.name}" is empty. If it cannot be told, say so with X.`)
    if (!isStorable(answer.text)) return wrong(unstorable)
  }
  return { answer, problems: [] }
}

const unstorable = 'The text has a character that cannot be stored (NUL or half of a pair). Remove it.'
