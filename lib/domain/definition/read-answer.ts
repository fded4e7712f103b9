import type { QuestionId, VersionId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'
import { applyConventions } from './conventions.ts'
import { projectAnswer } from './project-answer.ts'
import { asNeedsRelabel, type ProjectedAnswer } from './projected-answer.ts'
import type { VersionTree } from './version-tree.ts'

/**
 * An answer as a version reads it: projected, and a transcript then put through that version's conventions, also when
 * it was given under that very version. What is stored is untouched, and comparison's folding is not part of this.
 */
export function readAnswer(
  tree: VersionTree,
  questionId: QuestionId,
  answer: Answer,
  from: VersionId,
  at: VersionId,
): ProjectedAnswer {
  const projected = projectAnswer(tree, questionId, answer, from, at)
  if (projected.kind !== 'value' || projected.answer.kind !== 'text') return projected
  const version = tree.require(at)
  const text = applyConventions(version.definition.conventions, questionId, projected.answer.text)
  if (text === null)
    return asNeedsRelabel(`The conventions of version ${version.number} can't be applied to this text.`)
  return text === projected.answer.text ? projected : { kind: 'value', answer: { kind: 'text', text } }
}
