import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountId, AnnotationId, ItemId, RoundId, VersionId } from '../kernel/ids.ts'
import { answerDocumentSchema } from '../schema/answer.ts'
import { flattenAnswers } from './flatten-answers.ts'
import { gatherAnswers } from './gather-answers.ts'

const id = fc.stringMatching(/^[a-z]{1,6}$/)
const region = fc.record({ id, x: fc.nat(), y: fc.nat(), width: fc.nat(), height: fc.nat(), class: id })
const answer = fc.oneof(
  fc.record({ kind: fc.constant('choice' as const), class: id }),
  fc.record({ kind: fc.constant('text' as const), text: fc.string() }),
  fc.record({ kind: fc.constant('lacks' as const), reason: fc.string() }),
  fc.record({ kind: fc.constant('boxes' as const), regions: fc.array(region, { maxLength: 5 }) }),
)

test('flat rows give back the document that they were made of', () => {
  fc.assert(
    fc.property(fc.dictionary(id, answer, { minKeys: 1, maxKeys: 4 }), (answers) => {
      const document = answerDocumentSchema.parse({ format: 1, answers })
      const rows = flattenAnswers(document).map((value) => ({
        ...value,
        annotationId: 'a' as AnnotationId,
        itemId: 'i' as ItemId,
        accountId: 'l' as AccountId,
        roundId: 'r' as RoundId,
        versionId: 'v' as VersionId,
        origin: 'labeled' as const,
        blind: true,
        submittedAt: new Date(0),
      }))
      expect(gatherAnswers(rows)[0]?.document).toEqual(document)
    }),
  )
})
