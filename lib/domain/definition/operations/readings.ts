import type { QuestionId } from '../../kernel/ids.ts'
import { RefusalError } from '../../kernel/refusal.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { Definition } from '../definition.ts'
import type { Operation } from '../operation.ts'
import { addClass } from './add-class.ts'
import { addQuestion } from './add-question.ts'
import { mergeClasses } from './merge-classes.ts'
import type { OperationOf, OperationReading } from './operation-reading.ts'
import { removeClass } from './remove-class.ts'
import { removeQuestion } from './remove-question.ts'
import { renameClass } from './rename-class.ts'
import { renameQuestion } from './rename-question.ts'

const readings: { [Kind in Operation['kind']]: OperationReading<OperationOf<Kind>> } = {
  rename_question: renameQuestion,
  rename_class: renameClass,
  merge_classes: mergeClasses,
  add_class: addClass,
  remove_class: removeClass,
  add_question: addQuestion,
  remove_question: removeQuestion,
}

/** The reading of an operation's kind. */
export function readingOf(operation: Operation): OperationReading<Operation> {
  return readings[operation.kind] as OperationReading<Operation>
}

/** The one question whose answers an operation concerns. */
export function questionOf(operation: Operation): QuestionId {
  return operation.kind === 'add_question' ? operation.question.id : operation.question
}

/** The definition after an operation, or why it can't be applied. */
export function applyOperation(definition: Definition, operation: Operation): Result<Definition> {
  try {
    return readingOf(operation).apply(definition, operation)
  } catch (error) {
    if (error instanceof RefusalError) return refuse(error.refusal)
    throw error
  }
}

/** The definition after all operations in order, or the refusal of the first that can't be applied. */
export function applyOperations(definition: Definition, operations: readonly Operation[]): Result<Definition> {
  let result: Result<Definition> = ok(definition)
  for (const operation of operations) {
    if (!result.ok) return result
    result = applyOperation(result.value, operation)
  }
  return result
}
