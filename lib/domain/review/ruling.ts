import type { ExampleKind } from '../definition/guideline.ts'
import type { AccountId, AnnotationId, RegionId, RulingId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'

/** What a ruling says of the disagreement. */
export const rulingFindings = ['decided', 'labeler_slip', 'definition_unclear', 'lacks_information'] as const
export type RulingFinding = (typeof rulingFindings)[number]

/** A ruling as whoever decides writes it. */
export type RulingContent = {
  finding: RulingFinding
  answer: Answer
  /** Regions of labelers that the ruling is about; none for the whole item. */
  regions: RegionId[]
  reason: string
  /** The guideline entry that it rests on, or that has to change. */
  entry: string | null
  /** What the entry should say, in words; goes to the lead with the ruling. */
  proposal: string
  example: { entry: string; kind: ExampleKind } | null
  precedents: RulingId[]
  /** The precedent that this ruling overrules; the reason is then about that too. */
  overrules: RulingId | null
}

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
