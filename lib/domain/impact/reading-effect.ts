import { type GivenLabels, labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import type { ProjectedAnswer } from '#lib/domain/definition/projected-answer.ts'
import { readAnswer } from '#lib/domain/definition/read-answer.ts'
import { sameJson } from '#lib/domain/definition/same-json.ts'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { ClassId, QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'

/** What becomes of the labels of one class: a label is a choice, or one region of an answer. */
export type ClassEffect = {
  /** As read at the version before; null for "lacks the information" and for text. */
  class: ClassId | null
  labels: number
  /** Labels by the class that they read as afterwards; those that stay are under their own id. */
  becomes: { class: ClassId | null; labels: number }[]
  needRelabel: number
}

/** What becomes of the labels of one question when it is read at another version. */
export type QuestionEffect = {
  question: QuestionId
  labels: number
  /** Read the same before and after. */
  kept: number
  /** Read as something else, by themselves. */
  moved: number
  needRelabel: number
  byClass: ClassEffect[]
  /** The reasons for which labels need relabeling, most frequent first. */
  reasons: { reason: string; labels: number }[]
}

/**
 * Counts what becomes of labels when they are read at `after` instead of `before`: stay, move by themselves, or need
 * relabeling. Labels that need relabeling at `before` already are not counted twice: they were lost there.
 */
export function readingEffect(
  tree: VersionTree,
  answers: readonly GivenLabels[],
  before: VersionId,
  after: VersionId,
): QuestionEffect[] {
  return tree.require(after).definition.schema.questions.map(({ id }) => effectOn(tree, id, answers, before, after))
}

/** Labels of a question, one for each value, as they read: a class, another value (`null`), or why they don't. */
type Label = { class: ClassId | null; answer: unknown } | { reason: string }

function effectOn(
  tree: VersionTree,
  question: QuestionId,
  answers: readonly GivenLabels[],
  before: VersionId,
  after: VersionId,
): QuestionEffect {
  const effect: QuestionEffect = { question, labels: 0, kept: 0, moved: 0, needRelabel: 0, byClass: [], reasons: [] }
  const classes = new Map<ClassId | null, ClassEffect>()
  const reasons = new Map<string, number>()
  for (const { given, read } of labelsAtVersion(tree, answers, question, before)) {
    const answer = given.document.answers[question] as Answer
    const then = labelsOf(read)
    const now = labelsOf(readAnswer(tree, question, answer, given.versionId, after))
    then.forEach((old, index) => {
      if ('reason' in old) return
      const label = now[index] ?? now[0]
      if (!label) return
      const own = classes.get(old.class) ?? { class: old.class, labels: 0, becomes: [], needRelabel: 0 }
      classes.set(old.class, own)
      own.labels++
      effect.labels++
      if ('reason' in label) {
        own.needRelabel++
        effect.needRelabel++
        reasons.set(label.reason, (reasons.get(label.reason) ?? 0) + 1)
        return
      }
      if (sameJson(old, label)) effect.kept++
      else effect.moved++
      const target = own.becomes.find((one) => one.class === label.class)
      if (target) target.labels++
      else own.becomes.push({ class: label.class, labels: 1 })
    })
  }
  effect.byClass = [...classes.values()]
  effect.reasons = [...reasons].map(([reason, labels]) => ({ reason, labels })).sort((a, b) => b.labels - a.labels)
  return effect
}

function labelsOf(read: ProjectedAnswer): Label[] {
  if (read.kind === 'needs_relabel') return [{ reason: read.reason }]
  const { answer } = read
  if (answer.kind === 'boxes') {
    return answer.regions.map((region) =>
      region.class === null ? { reason: region.reason } : { class: region.class, answer: null },
    )
  }
  return [{ class: answer.kind === 'choice' ? answer.class : null, answer }]
}
