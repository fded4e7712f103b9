import type { AccountId, AnnotationId, RegionId, RulingId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'

/** What a ruling says of the disagreement. */
export const rulingFindings = ['decided', 'labeler_slip', 'definition_unclear', 'lacks_information'] as const
export type RulingFinding = (typeof rulingFindings)[number]

/** What a ruling rests on: revisions and region ids, never a cluster number, since clusters are computed and change. */
export type RulingBasis = {
  annotations: AnnotationId[]
  regions: RegionId[]
  /** The ruling that was applied to this item as well, where one decision settled several alike. */
  like?: RulingId
}

/** A vote, kept with the ruling that it led to. */
export type Vote = { account: AccountId; answer: Answer }

/** A voter who does not agree with the ruling, and why. */
export type Dissent = { account: AccountId; reason: string }
