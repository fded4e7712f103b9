import type { QuestionId, RoundId, VersionId } from '../kernel/ids.ts'

/** What a release is built from; together with the rows it reads, it determines every byte. */
export type ReleaseSettings = {
  version: VersionId
  /** Null: all questions of the version. */
  questions: QuestionId[] | null
  /** Null: all rounds. */
  rounds: RoundId[] | null
  includeSimulated: boolean
  includeImported: boolean
}
