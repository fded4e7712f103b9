import type { ClassId, QuestionId } from '../../kernel/ids.ts'
import { type Refusal, RefusalError } from '../../kernel/refusal.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import { quoted } from '../../schema/names.ts'
import { classesOf, type LabelClass, type Question } from '../../schema/question.ts'
import { findQuestion } from '../../schema/schema.ts'
import type { Definition } from '../definition.ts'
import type { Operation } from '../operation.ts'
import type { ProjectedAnswer, ReadAnswer } from '../projected-answer.ts'

export type OperationOf<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>

/** The edge between two versions that a label crosses when it is read: what reasons need to name things. */
export type Crossing = {
  /** The number of the version that the operation leads to. */
  version: number
  /** The definition just before the operation. */
  before: Definition
}

/**
 * One kind of operation, whole in one object. Laws, tested for all kinds together:
 * `inverse(forward(a))` and `forward(inverse(b))` are the answer they began with, or need relabeling; both readings
 * keep the number, ids and geometry of regions; neither ever changes text or "lacks the information".
 */
export type OperationReading<Op extends Operation> = {
  /** The definition after the operation: schema, guideline entries and conventions. Refuses what can't be applied. */
  apply(definition: Definition, operation: Op): Result<Definition>
  /** How an answer given before the operation reads after it. */
  forward(answer: ReadAnswer, operation: Op, crossing: Crossing): ProjectedAnswer
  /** How an answer given after the operation reads before it: exact, or needs relabel. */
  inverse(answer: ReadAnswer, operation: Op, crossing: Crossing): ProjectedAnswer
  /** What was done, in words, without the full stop. */
  sentence(operation: Op, before: Definition): string
}

export function invalid(message: string, field?: string): { ok: false; refusal: Refusal } {
  return refuse({ code: 'invalid', message, ...(field ? { field } : {}) })
}

/** The question that an operation names. Throws the refusal, which `applyOperation` turns into a value. */
export function requireQuestion(definition: Definition, id: QuestionId): Question {
  const question = findQuestion(definition.schema, id)
  if (!question) throw new RefusalError({ code: 'invalid', message: `There is no question ${id}.`, field: 'question' })
  return question
}

export type ClassQuestion = Exclude<Question, { kind: 'text' }>

/** A question that has classes. */
export function requireClassQuestion(definition: Definition, id: QuestionId): ClassQuestion {
  const question = requireQuestion(definition, id)
  if (question.kind === 'text') {
    throw new RefusalError({
      code: 'invalid',
      message: `${quoted(question.name)} asks for text, so it has no classes.`,
      field: 'question',
    })
  }
  return question
}

export function requireClass(question: Question, id: ClassId): LabelClass {
  const found = classesOf(question).find((candidate) => candidate.id === id)
  if (!found) {
    throw new RefusalError({
      code: 'invalid',
      message: `${quoted(question.name)} has no class ${id}.`,
      field: 'class',
    })
  }
  return found
}

/** The definition with one question replaced. */
export function withQuestion(definition: Definition, question: Question): Definition {
  return {
    ...definition,
    schema: {
      ...definition.schema,
      questions: definition.schema.questions.map((other) => (other.id === question.id ? question : other)),
    },
  }
}
