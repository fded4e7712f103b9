import { changeDraft } from '#lib/domain/definition/change-draft.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import { type DraftContent, IdSource } from '#lib/domain/definition/draft.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import { projectAnswer } from '#lib/domain/definition/project-answer.ts'
import { VersionTree } from '#lib/domain/definition/version-tree.ts'
import { asId, type ClassId, type QuestionId, type VersionId } from '#lib/domain/kernel/ids.ts'
import { unwrap } from '#lib/domain/kernel/result.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import { sampleSimulator } from '../simulate/simulator.ts'

export type Book = Pick<Parameters<typeof sampleSimulator>[0], 'definition' | 'classNow'>

/** A label book after these edits of its first version, as simulated labelers find it. */
export function bookAfter(first: Definition, changes: readonly DraftChange[] = []): Book {
  const ids = new IdSource({ definition: first, operations: [] }, [])
  const start: DraftContent = { definition: first, operations: [] }
  const { definition, operations } = changes.reduce(
    (draft, change) => unwrap(changeDraft(draft, first, change, ids)),
    start,
  )
  const [v1, v2] = ['v1', 'v2'].map((id) => asId<VersionId>(id)) as [VersionId, VersionId]
  const tree = new VersionTree([
    { id: v1, number: 1, parentId: null, operations: [], definition: first },
    { id: v2, number: 2, parentId: v1, operations, definition },
  ])
  return {
    definition,
    classNow(question, original) {
      const asked = findQuestion(definition.schema, question)
      if (!asked) return null
      if (classesOf(asked).some(({ id }) => id === original)) return asId<ClassId>(original)
      const read = projectAnswer(tree, question, { kind: 'choice', class: asId<ClassId>(original) }, v1, v2)
      return read.kind === 'value' && read.answer.kind === 'choice' ? read.answer.class : null
    },
  }
}

/** What labelers answer to the only question of a book, by item and then by labeler. */
export function answersOf(book: Book, labelers: readonly string[], items: readonly string[], round = 1): Answer[][] {
  const { questions } = book.definition.schema
  const asked = questions[0]?.id as QuestionId
  return items.map((externalId) =>
    labelers.map((labeler) => {
      const seed = `round ${round}/${labeler}/${externalId}`
      return sampleSimulator({ ...book, labeler, externalId, questions, seed }).answers[asked] as Answer
    }),
  )
}
