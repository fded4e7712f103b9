import type { AssignmentState } from '../assignment/assignment.ts'
import type { Definition } from '../definition/definition.ts'
import type { MediaMeasures } from '../item/media.ts'
import type { AssignmentId, ItemId, QuestionId, RoundId, VersionId } from '../kernel/ids.ts'
import type { AnswerDocument } from '../schema/answer.ts'

/** A file of an item, where to fetch it, and what ingest measured of it. */
export type LabelingMedia = { role: 'primary' | 'context'; position: number; url: string; measures: MediaMeasures }

/**
 * One item as its labeler gets it: the item, her own work on it, and nothing that depends on anyone else's answer.
 * Names of files, metadata and slices stay behind: they may tell the answer.
 */
export type LabelingItem = {
  assignment: AssignmentId
  round: RoundId
  item: ItemId
  versionId: VersionId
  state: AssignmentState
  /** ISO 8601; null when nothing is held. */
  leaseUntil: string | null
  leaseSeconds: number
  media: LabelingMedia[]
  record: Record<string, unknown> | null
  /** What she wrote and has not submitted; revision 0 where there is none. */
  draft: { revision: number; document: AnswerDocument | null; activeSeconds: number }
  /** What she submitted, with the revision that a resubmission replaces. */
  submitted: { revision: number; document: AnswerDocument; surplus: boolean } | null
  /** Whether her answer is final: the item is closed in this round. */
  closed: boolean
  /** The questions asked again on it, and why; null where all are asked. */
  asked: { questions: QuestionId[]; reason: string } | null
}

export type ClaimedRound = {
  id: RoundId
  number: number
  name: string
  kind: 'label' | 'relabel' | 'import'
  versionId: VersionId
  versionNumber: number
  leaseSeconds: number
}

export type Claim = {
  round: ClaimedRound | null
  current: LabelingItem | null
  next: LabelingItem | null
  /** Own items done and still to do, and the seconds that the rest takes at her own pace; null before three are done. */
  progress: { done: number; left: number; secondsLeft: number | null }
  /** Of the round's version, with what is known of the items that it shows as examples; null if the client knows it. */
  definition: Definition | null
  examples: { id: ItemId; externalId: string; type: 'image' | 'audio' | 'other' }[]
  /** Why there is no item: no open round, none that she may label in, all done, or others hold what is left. */
  idle: 'no_round' | 'not_allowed' | 'finished' | 'waiting' | null
}
