import type { QuestionId, VersionId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'
import { quoted } from '../schema/names.ts'
import { findQuestion } from '../schema/schema.ts'
import { questionOf, readingOf } from './operations/readings.ts'
import { asValue, type ProjectedAnswer, type ReadAnswer } from './projected-answer.ts'
import type { Step, VersionTree } from './version-tree.ts'

/**
 * Reads an answer that was given under version `from` as version `to` would have it: `from → common ancestor → to`,
 * one edge after the other. What is stored is untouched.
 *
 * Law: `project(a→c) = project(b→c) ∘ project(a→b)` whenever b lies on the path between a and c; a way round over a
 * version off that path may only turn values into *needs relabel*. It holds because a reading is a fold over edges.
 */
export function projectAnswer(
  tree: VersionTree,
  questionId: QuestionId,
  answer: Answer | ReadAnswer,
  from: VersionId,
  to: VersionId,
): ProjectedAnswer {
  if (!findQuestion(tree.require(from).definition.schema, questionId)) {
    throw new Error(`version ${from} does not ask question ${questionId}`)
  }
  let projected = asValue(answer)
  for (const step of tree.path(from, to)) {
    if (projected.kind === 'needs_relabel') break
    projected = crossEdge(tree, questionId, projected.answer, step)
  }
  return projected
}

/** Reads on what was read before: *needs relabel* stays so, whatever lies ahead. */
export function projectFurther(
  tree: VersionTree,
  questionId: QuestionId,
  projected: ProjectedAnswer,
  from: VersionId,
  to: VersionId,
): ProjectedAnswer {
  return projected.kind === 'value' ? projectAnswer(tree, questionId, projected.answer, from, to) : projected
}

function crossEdge(tree: VersionTree, questionId: QuestionId, answer: ReadAnswer, step: Step): ProjectedAnswer {
  const { version, direction } = step
  let projected = asValue(answer)
  const indices = version.operations.map((_, index) => index)
  for (const index of direction === 'down' ? indices : indices.reverse()) {
    const operation = version.operations[index]
    if (!operation || projected.kind === 'needs_relabel') break
    if (questionOf(operation) !== questionId) continue
    const crossing = {
      version: version.number,
      get before() {
        return tree.definitionBefore(version, index)
      },
    }
    const reading = readingOf(operation)
    projected =
      direction === 'down'
        ? reading.forward(projected.answer, operation, crossing)
        : reading.inverse(projected.answer, operation, crossing)
  }
  return projected
}

/**
 * Why a label given under `from` has no answer to a question that `to` asks: the question came later. Null when the
 * question was asked then (no answer is the labeler's own) or is not asked at `to`.
 */
export function unaskedReason(
  tree: VersionTree,
  questionId: QuestionId,
  from: VersionId,
  to: VersionId,
): string | null {
  const question = findQuestion(tree.require(to).definition.schema, questionId)
  if (!question || findQuestion(tree.require(from).definition.schema, questionId)) return null
  return `Version ${tree.require(from).number} did not ask ${quoted(question.name)}.`
}
