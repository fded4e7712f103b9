import type { ClassId, QuestionId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import { quoted } from '../schema/names.ts'
import { classesOf, type LabelClass, type Question } from '../schema/question.ts'
import type { Definition } from './definition.ts'
import type { Operation } from './operation.ts'
import { invalid } from './operations/operation-reading.ts'
import { applyOperations } from './operations/readings.ts'

/** A class or question that a draft lost without an operation that says what becomes of its labels. */
export type Dropped = { question: QuestionId; questionName: string; class: ClassId | null; className: string | null }

/** Operations that lead from the parent to the draft in full, and what was dropped on the way without one. */
export type Trail = { operations: Operation[]; dropped: Dropped[] }

/**
 * Completes a draft's operations so that they lead from its parent's schema to its own: a name that changed becomes a
 * rename, a class or question that is new an addition; what is gone becomes a removal and is listed as dropped, for
 * the caller to refuse while labels use it. The kind of a question can't change: its answers would not read.
 */
export function completeOperations(
  parent: Definition,
  operations: readonly Operation[],
  draft: Definition,
): Result<Trail> {
  const applied = applyOperations(parent, operations)
  if (!applied.ok) return applied
  const trail: Trail = { operations: [...operations], dropped: [] }
  for (const before of applied.value.schema.questions) {
    const after = draft.schema.questions.find(({ id }) => id === before.id)
    if (!after) {
      trail.operations.push({ kind: 'remove_question', question: before.id })
      trail.dropped.push({ question: before.id, questionName: before.name, class: null, className: null })
      continue
    }
    if (after.kind !== before.kind) {
      return invalid(
        `${quoted(before.name)} can't become another kind of question; remove it and add a new one.`,
        'schema',
      )
    }
    if (after.name !== before.name) {
      trail.operations.push({ kind: 'rename_question', question: before.id, name: after.name })
    }
    completeClasses(trail, before, after)
  }
  for (const added of draft.schema.questions) {
    if (applied.value.schema.questions.some(({ id }) => id === added.id)) continue
    trail.operations.push({ kind: 'add_question', question: added })
  }
  return ok(trail)
}

function completeClasses(trail: Trail, before: Question, after: Question): void {
  const find = (question: Question, id: ClassId): LabelClass | undefined =>
    classesOf(question).find((one) => one.id === id)
  for (const old of classesOf(before)) {
    const now = find(after, old.id)
    if (!now) {
      trail.operations.push({ kind: 'remove_class', question: before.id, class: old.id })
      trail.dropped.push({ question: before.id, questionName: before.name, class: old.id, className: old.name })
    } else if (now.name !== old.name) {
      trail.operations.push({ kind: 'rename_class', question: before.id, class: old.id, name: now.name })
    }
  }
  for (const added of classesOf(after)) {
    if (find(before, added.id)) continue
    trail.operations.push({ kind: 'add_class', question: before.id, class: added, reconsider: [] })
  }
}
