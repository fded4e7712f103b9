import type { RegionDisagreement } from '../agreement/regions-disagreements.ts'
import type { GuidelineEntry } from '../definition/guideline.ts'
import type { ReadAnswer } from '../definition/projected-answer.ts'
import type { AlignedColumn } from '../disagreement/align-texts.ts'
import type { MediaMeasures } from '../item/media.ts'
import type { ItemId, QuestionId, ReviewId, RulingId } from '../kernel/ids.ts'
import type { Decider } from '../project/settings.ts'
import type { Question } from '../schema/question.ts'
import type { SeenComment } from './comment.ts'
import type { RulingFinding } from './ruling.ts'

export type AgendaEntry = {
  item: ItemId
  name: string
  pattern: string
  title: string
  impact: number
  state: 'open' | 'revealed' | 'ruled' | 'parked'
  voted: boolean
  parked: { owner: string | null; until: string | null; reason: string } | null
}

/** A session as its participants see it; nothing in it depends on anybody's answer. */
export type ReviewView = {
  id: ReviewId
  name: string
  round: string
  version: number
  question: { id: QuestionId; name: string }
  decider: Decider
  mayRule: boolean
  /** Whether the reader may end the session. */
  mayClose: boolean
  closed: boolean
  agenda: AgendaEntry[]
  /** Whom an item can be parked with. */
  owners: { id: string; name: string }[]
}

export type LetteredAnswer = {
  letter: string
  /** Null where the answer needs relabeling at the session's version. */
  answer: ReadAnswer | null
  needsRelabel: string | null
  simulated: boolean
}

export type SeenVote = { name: string; mine: boolean; answer: ReadAnswer }

export type SeenRuling = {
  id: RulingId
  item: string
  pattern: string
  finding: RulingFinding
  answer: ReadAnswer | null
  reason: string
  author: string
  at: string
  entry: string | null
  superseded: boolean
  samePattern: boolean
  /** The item and reason of a later ruling that overruled this one. */
  overruled: { item: string; reason: string } | null
  /** The item whose ruling was applied to this one as well. */
  like: string | null
  /** Who voted otherwise, by name. */
  dissent: string[]
}

/** What is shown once the reader has voted, or once it is decided; not before. */
export type Revealed = {
  answers: LetteredAnswer[]
  /** In the order in which they were cast; the reader's own last. */
  votes: SeenVote[]
  /** Boxes: what differs, by letters. */
  differences: RegionDisagreement[]
  /** Transcripts: words under each other, one row a letter, in the order of `answers` that read. */
  columns: AlignedColumn[]
  rulings: SeenRuling[]
  precedents: SeenRuling[]
  /** What was said on it in the session, the oldest first. */
  comments: SeenComment[]
}

/** One item of a session, as one participant sees it. */
export type ReviewItemView = {
  item: ItemId
  name: string
  media: { url: string; thumbnail: string; peaks: string; measures: MediaMeasures } | null
  mmPerPixel: number | null
  question: Question
  /** The entries of the classes in question, side by side, and the items that they show. */
  entries: GuidelineEntry[]
  exampleItems: { id: ItemId; externalId: string; type: 'image' | 'audio' | 'other' }[]
  state: AgendaEntry['state']
  myVote: ReadAnswer | null
  revealed: Revealed | null
}
