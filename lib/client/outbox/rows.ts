import { Dexie, type DexieOptions, type EntityTable } from 'dexie'
import type { AssignmentId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'

/** What a labeler did that the server has yet to hear of. */
export type OutboxWork =
  | { kind: 'draft'; versionId: VersionId; document: AnswerDocument; activeSeconds: number }
  | {
      kind: 'submit'
      versionId: VersionId
      document: AnswerDocument
      activeSeconds: number
      replaces: number | null
    }
  | { kind: 'skip'; reason: string }
  | { kind: 'question'; text: string }

export type OutboxRow = {
  /** Given by the database; rows are sent in this order. */
  order: number
  operationId: string
  /** Rows of another user of this browser are kept, and never sent. */
  user: string
  project: ProjectId
  assignment: AssignmentId
  /** The mounted editor that wrote it. */
  editor: string
  work: OutboxWork
  /** Draft rows: the revision that this one is based on, fixed when it is first sent, so that sending again is the same. */
  baseRevision: number | null
  /** Sent at least once; what it says can't change any more. */
  sent: boolean
  /** Milliseconds since 1970. */
  queuedAt: number
  changedAt: number
}

/** The draft revision that the server acknowledged last. */
export type AcknowledgedRevision = { key: string; revision: number }

/** Work that the server refused for good, kept until it is downloaded and thrown away by its owner. */
export type DeadLetter = {
  id: number
  user: string
  project: ProjectId
  assignment: AssignmentId
  work: OutboxWork
  reason: string
  at: number
}

export class OutboxDatabase extends Dexie {
  rows!: EntityTable<OutboxRow, 'order'>
  revisions!: EntityTable<AcknowledgedRevision, 'key'>
  dead!: EntityTable<DeadLetter, 'id'>

  constructor(options: DexieOptions = {}) {
    super('concord-outbox', options)
    this.version(1).stores({
      rows: '++order, &operationId, user, [user+assignment]',
      revisions: '&key',
      dead: '++id, user',
    })
  }
}

export function revisionKey(user: string, assignment: AssignmentId): string {
  return `${user}/${assignment}`
}
