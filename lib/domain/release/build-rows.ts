import { type GivenLabels, labelsAtVersion } from '../annotation/labels-at-version.ts'
import type { ReadAnswer } from '../definition/projected-answer.ts'
import { readAnswer } from '../definition/read-answer.ts'
import type { VersionTree } from '../definition/version-tree.ts'
import type { ItemId, QuestionId, RulingId, VersionId } from '../kernel/ids.ts'
import type { RulingBasis, RulingFinding } from '../review/ruling.ts'
import type { Answer } from '../schema/answer.ts'
import type { Question } from '../schema/question.ts'
import { findQuestion } from '../schema/schema.ts'
import { type AppliedRuling, decideRow } from './decide-row.ts'
import type { ReleasedAnnotation, ReleasedFile, ReleaseRow } from './release-row.ts'
import { compareCodeUnits, valueOfAnswer } from './value-of-answer.ts'

export type ReleaseItem = {
  id: ItemId
  externalId: string
  slices: readonly { name: string; value: string }[]
  media: readonly ReleasedFile[]
}
export type ReleaseLabels = GivenLabels & { pseudonym: string; round: number }
export type ReleaseRuling = {
  id: RulingId
  itemId: ItemId
  questionId: QuestionId
  versionId: VersionId
  finding: RulingFinding
  answer: Answer
  basis: RulingBasis
  reason: string
  at: Date
}

/** Everything that determines a release's rows. */
export type ReleaseInput = {
  tree: VersionTree
  version: VersionId
  versionHash: string
  questions: readonly QuestionId[]
  items: readonly ReleaseItem[]
  labels: readonly ReleaseLabels[]
  rulings: readonly ReleaseRuling[]
}

/**
 * One row per item and question that somebody answered or ruled on, by external id and then question, in code-unit
 * order. The same input in any order gives the same rows.
 */
export function buildReleaseRows(input: ReleaseInput): ReleaseRow[] {
  const { tree, version } = input
  const { schema } = tree.require(version).definition
  const items = input.items.toSorted((a, b) => compareCodeUnits(a.externalId, b.externalId))
  const questions = input.questions.toSorted(compareCodeUnits).map((id) => {
    const question = findQuestion(schema, id)
    if (!question) throw new Error(`version ${version} does not ask question ${id}`)
    const labels = Map.groupBy(labelsAtVersion(tree, input.labels, id, version), ({ given }) => given.itemId)
    const rulings = Map.groupBy(
      input.rulings.filter((ruling) => ruling.questionId === id),
      ({ itemId }) => itemId,
    )
    return { question, labels, rulings }
  })
  return items.flatMap((item) =>
    questions.flatMap(({ question, labels, rulings }) => {
      const given = labels.get(item.id) ?? []
      const ruled = rulings.get(item.id) ?? []
      return given.length + ruled.length > 0 ? [rowOf(input, item, question, given, ruled)] : []
    }),
  )
}

function rowOf(
  { tree, version, versionHash }: ReleaseInput,
  item: ReleaseItem,
  question: Question,
  labels: ReturnType<typeof labelsAtVersion<ReleaseLabels>>,
  rulings: readonly ReleaseRuling[],
): ReleaseRow {
  const sorted = labels.toSorted((a, b) => compareCodeUnits(a.given.pseudonym, b.given.pseudonym))
  const answers = sorted.flatMap(({ given, read }) =>
    read.kind === 'value' ? [{ labeler: given.pseudonym, answer: read.answer }] : [],
  )
  const applied = rulings
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || compareCodeUnits(a.id, b.id))
    .flatMap((ruling): (AppliedRuling & { ruling: ReleaseRuling })[] => {
      const read = readAnswer(tree, ruling.questionId, ruling.answer, ruling.versionId, version)
      return read.kind === 'value' && readsWhole(read.answer)
        ? [{ answer: read.answer, regions: ruling.basis.regions, ruling }]
        : []
    })
  const decided = decideRow(question, answers, applied)
  const last = applied.at(-1)?.ruling
  return {
    item: item.externalId,
    question: question.id,
    kind: question.kind,
    value: decided.value,
    value_id: decided.valueId,
    lacks: decided.lacks,
    decided_by: decided.decidedBy,
    version: tree.require(version).number,
    version_hash: versionHash,
    ruling: last
      ? { id: last.id, finding: last.finding, reason: last.reason, version: tree.require(last.versionId).number }
      : null,
    annotations: sorted.map(({ given, read }) => annotationOf(tree, question, given, read)),
    simulated: labels.some(({ given }) => given.origin === 'simulated'),
    imported: labels.some(({ given }) => given.origin === 'imported'),
    slices: slicesOf(item),
    media: [...item.media],
  }
}

/** A ruling whose regions lost their class would decide less than it seems to; then the labelers decide. */
function readsWhole(answer: ReadAnswer): boolean {
  return answer.kind !== 'boxes' || answer.regions.every((region) => region.class !== null)
}

function annotationOf(
  tree: VersionTree,
  question: Question,
  given: ReleaseLabels,
  read: ReturnType<typeof readAnswer>,
): ReleasedAnnotation {
  const value = read.kind === 'value' ? valueOfAnswer(read.answer, question, 'single', 1) : null
  return {
    annotation: given.id,
    labeler: given.pseudonym,
    value: value?.value ?? null,
    lacks: value?.lacks ?? null,
    needs_relabel: read.kind === 'needs_relabel' ? read.reason : null,
    round: given.round,
    version: tree.require(given.versionId).number,
    origin: given.origin,
    blind: given.blind,
  }
}

function slicesOf(item: ReleaseItem): Record<string, string[]> {
  const byName = Map.groupBy(item.slices, ({ name }) => name)
  return Object.fromEntries(
    [...byName].map(([name, rows]) => [name, rows.map(({ value }) => value).toSorted(compareCodeUnits)]),
  )
}
