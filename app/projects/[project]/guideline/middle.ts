import type { Change } from '#lib/domain/definition/diff.ts'
import type { QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'

/** What the middle of the book shows. */
export type Middle =
  | { show: 'page' }
  | { show: 'publish' }
  | { show: 'add-class'; question: QuestionId }
  | { show: 'add-question' }
  | { show: 'compare'; from: VersionId; to: VersionId; changes: Change[] | null }
