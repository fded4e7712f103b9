import type { AccountId, AnnotationId, ItemId, QuestionId, RegionId, RoundId, VersionId } from '../kernel/ids.ts'
import { asId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'
import type { AnswerValue } from './flatten-answers.ts'
import type { GivenLabels } from './labels-at-version.ts'
import type { Origin } from './origin.ts'

/** A flat row with what stands on its annotation. */
export type GivenValue = AnswerValue & {
  annotationId: AnnotationId
  itemId: ItemId
  accountId: AccountId
  roundId: RoundId
  versionId: VersionId
  origin: Origin
  blind: boolean
  submittedAt: Date
}

/** The inverse of flattening: the answers that flat rows stand for, one annotation each, in the order of the rows. */
export function gatherAnswers(values: readonly GivenValue[]): GivenLabels[] {
  const byAnnotation = Map.groupBy(values, ({ annotationId }) => annotationId)
  return [...byAnnotation.values()].map((rows) => {
    const first = rows[0] as GivenValue
    const byQuestion = Map.groupBy(rows, ({ questionId }) => questionId)
    return {
      id: first.annotationId,
      itemId: first.itemId,
      accountId: first.accountId,
      roundId: first.roundId,
      versionId: first.versionId,
      origin: first.origin,
      blind: first.blind,
      submittedAt: first.submittedAt,
      document: {
        format: 1,
        answers: Object.fromEntries([...byQuestion].map(([id, list]) => [id, answerOf(list)])) as Record<
          QuestionId,
          Answer
        >,
      },
    }
  })
}

function answerOf(rows: readonly AnswerValue[]): Answer {
  const first = rows[0]
  switch (first?.kind) {
    case 'class':
      return { kind: 'choice', class: asId(first.classId ?? '') }
    case 'text':
      return { kind: 'text', text: first.text ?? '' }
    case 'lacks':
      return { kind: 'lacks', reason: first.text ?? '' }
    default:
      return {
        kind: 'boxes',
        regions: rows
          .filter(({ kind }) => kind === 'box')
          .toSorted((a, b) => a.position - b.position)
          .map((row) => ({
            id: asId<RegionId>(row.regionId ?? ''),
            x: row.x ?? 0,
            y: row.y ?? 0,
            width: row.width ?? 0,
            height: row.height ?? 0,
            class: asId(row.classId ?? ''),
          })),
      }
  }
}
