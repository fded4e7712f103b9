import type { NamedFigure } from '../agreement/question-agreement.ts'
import type { StopVerdict } from '../agreement/stop-rule.ts'
import type { Figure } from '../statistics/figure.ts'
import type { AgreementStep } from './agreement-step.ts'
import type { How } from './measure-rounds.ts'

/** A round in which people label now. */
export type RunningRound = {
  id: string
  name: string
  kind: 'label' | 'relabel' | 'import'
  /** Number of the version that it pins. */
  version: number
  openedAt: Date
  items: number
  /** Answers that it is to get in all, those that are missing, and items that nobody is left for. */
  wanted: number
  remaining: number
  exhausted: number
  /** Active hours that the rest takes, and when it ends at the latest pace; null where that can't be told. */
  hoursLeft: number | null
  endsAt: Date | null
  lastAnswerAt: Date | null
}

/** One point of the trend: alpha of a round, read at a version. */
export type TrendPoint = { key: string; label: string; how: How; figure: Figure | null; items: number }

/** Agreement on the first question as it was measured last, in brief. */
export type AgreementNow = {
  question: string
  kind: 'choice' | 'boxes' | 'text'
  how: How
  round: string
  /** Number of the version that it is read at. */
  version: number
  items: number
  labelers: number
  simulated: boolean
  headline: NamedFigure[]
  alpha: Figure | null
  /** What the stop rule says of this measurement; null for transcripts and for what is only recomputed. */
  verdict: StopVerdict | null
  /** Of the pairs of categories that it names the one that would gain most, on how many items, and that gain. */
  pattern: { a: string; b: string; items: number; gain: number } | null
  /** Items on which answers differ at all; those that make up half of the cost, and all that it costs. */
  differing: number
  half: { items: number; cost: number } | null
  /** The class with the fewest answers, where it has any. */
  rarest: { name: string; chosen: number } | null
  /** The most chosen class whose entry of the guideline shows no item yet. */
  bare: { name: string; chosen: number } | null
  trend: TrendPoint[]
  /** The newest step of fresh answers from one version to another. */
  step: AgreementStep | null
}

/** What is known of a project at a moment: counted, and cheap to gather. */
export type ProjectFacts = {
  now: Date
  version: { number: number; publishedAt: Date } | null
  items: number
  /** Members who can sign in and label. */
  labelers: number
  /** Rounds of any kind that there ever were, and those that are open, oldest first. */
  rounds: number
  running: RunningRound[]
  /** The newest round of the kind `label`, open or not, and the version that it pins. */
  lastRound: { id: string; name: string; version: number; openedAt: Date; closedAt: Date | null } | null
  questions: { open: number; oldest: Date | null }
  reviews: { id: string; name: string; items: number; left: number }[]
  /** Rulings under the newest version that speak of its definition. */
  rulingsToPublish: number
  /** Answers that don't read at the newest version and that no relabel round asks for. */
  needsRelabel: number
  agreement: AgreementNow | null
  /** A large round is being measured, so that `agreement` is not known yet. */
  measuring: boolean
  release: { id: string; number: number; name: string; version: number; rows: number; madeAt: Date } | null
}
