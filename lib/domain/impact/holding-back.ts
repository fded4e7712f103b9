import { enoughAnswers, enoughItems, worthwhileGain } from '../agreement/stop-rule.ts'
import { isDefined } from '../statistics/figure.ts'
import type { AgreementNow, ProjectFacts, RunningRound } from './project-facts.ts'

/** What holds a project back, with the numbers that the sentence on it needs. */
export type Holding =
  | { kind: 'no_version' }
  | { kind: 'no_items' }
  | { kind: 'few_labelers'; labelers: number }
  | { kind: 'no_round'; version: number }
  | { kind: 'exhausted'; round: string; items: number }
  | { kind: 'questions'; open: number; oldestHours: number }
  | { kind: 'stalled'; round: string; begun: boolean; remaining: number; quietDays: number }
  | { kind: 'slow'; round: string; remaining: number; days: number }
  | { kind: 'review'; review: string; name: string; left: number }
  | { kind: 'rulings'; rulings: number; version: number }
  | { kind: 'relabel'; answers: number; version: number }
  | {
      kind: 'confusion'
      a: string
      b: string
      items: number
      alpha: number
      mended: number
      /** Whether it is certain that it is worth mending; else so many more items would tell, where any number would. */
      certain: boolean
      moreItems: number | null
    }
  | { kind: 'spread'; items: number; alpha: number; mended: number }
  | { kind: 'running'; round: string; remaining: number; wanted: number; hoursLeft: number | null; endsAt: Date | null }
  | { kind: 'measuring' }
  | { kind: 'unmeasured'; version: number }
  | { kind: 'rare_class'; name: string; chosen: number }
  | { kind: 'bare_entry'; name: string; chosen: number }
  | { kind: 'no_release'; version: number }
  | { kind: 'nothing' }

/** A confusion on fewer items says too little to start a session from, unless its worth is certain all the same. */
const enoughConfused = 3
const quietDays = 2
const slowDays = 14
const dayMs = 24 * 3600 * 1000

/**
 * The one thing that holds a project back most right now. It follows the loop: first what keeps people from labeling at
 * all, then people who wait for an answer or a decision, then decisions that have not reached the definition, labels
 * that have not reached it, what costs most agreement under it, and last what is missing to a release. A round that
 * runs as it should holds nothing back unless everything else waits for it.
 */
export function holdingBack(facts: ProjectFacts): Holding {
  return (
    beforeTheFirstRound(facts) ??
    peopleWaiting(facts) ??
    decisionsWaiting(facts) ??
    costliest(facts) ??
    roundToWaitFor(facts) ??
    thinEvidence(facts) ??
    withoutRelease(facts) ?? { kind: 'nothing' }
  )
}

function beforeTheFirstRound({ version, items, labelers, rounds, agreement, measuring }: ProjectFacts): Holding | null {
  if (!version) return { kind: 'no_version' }
  if (items === 0) return { kind: 'no_items' }
  if (agreement || measuring) return null // labels made elsewhere are a beginning too
  if (labelers < 2) return { kind: 'few_labelers', labelers }
  return rounds === 0 ? { kind: 'no_round', version: version.number } : null
}

function peopleWaiting(facts: ProjectFacts): Holding | null {
  const exhausted = facts.running.find((round) => round.exhausted > 0)
  if (exhausted) return { kind: 'exhausted', round: exhausted.name, items: exhausted.exhausted }
  const { open, oldest } = facts.questions
  if (open > 0) {
    const waited = oldest ? (facts.now.getTime() - oldest.getTime()) / 3_600_000 : 0
    return { kind: 'questions', open, oldestHours: Math.max(0, waited) }
  }
  for (const round of facts.running) {
    const held = tooSlow(round, facts.now)
    if (held) return held
  }
  return null
}

function tooSlow(round: RunningRound, now: Date): Holding | null {
  if (round.remaining === 0) return null
  const since = (now.getTime() - (round.lastAnswerAt ?? round.openedAt).getTime()) / dayMs
  if (since >= quietDays) {
    const begun = round.lastAnswerAt !== null
    return { kind: 'stalled', round: round.name, begun, remaining: round.remaining, quietDays: Math.floor(since) }
  }
  const days = round.endsAt ? (round.endsAt.getTime() - now.getTime()) / dayMs : 0
  return days > slowDays
    ? { kind: 'slow', round: round.name, remaining: round.remaining, days: Math.round(days) }
    : null
}

function decisionsWaiting({ reviews, rulingsToPublish, needsRelabel, version }: ProjectFacts): Holding | null {
  const review = reviews.find(({ left }) => left > 0)
  if (review) return { kind: 'review', review: review.id, name: review.name, left: review.left }
  const number = version?.number ?? 0
  if (rulingsToPublish > 0) return { kind: 'rulings', rulings: rulingsToPublish, version: number }
  return needsRelabel > 0 ? { kind: 'relabel', answers: needsRelabel, version: number } : null
}

/** What costs most agreement under the newest definition, where enough was measured under it to say so. */
function costliest({ agreement, version }: ProjectFacts): Holding | null {
  if (!agreement || agreement.version !== version?.number || !isFresh(agreement)) return null
  const alpha = agreement.alpha && isDefined(agreement.alpha) ? agreement.alpha.value : null
  if (alpha === null) return null
  const { verdict, pattern, half } = agreement
  const certain = verdict?.kind === 'go_on'
  const enough = agreement.items >= enoughItems
  if (
    verdict &&
    pattern &&
    (certain || (enough && pattern.items >= enoughConfused && pattern.gain >= worthwhileGain))
  ) {
    const { a, b, items, gain } = pattern
    const moreItems = verdict.kind === 'cannot_tell' ? verdict.moreItems : null
    return { kind: 'confusion', a, b, items, alpha, mended: alpha + gain, certain, moreItems }
  }
  if (!verdict && enough && half && half.cost >= worthwhileGain) {
    return { kind: 'spread', items: half.items, alpha, mended: Math.min(1, alpha + half.cost) }
  }
  return null
}

function isFresh({ how }: AgreementNow): boolean {
  return how === 'remeasured' || how === 'imported'
}

function roundToWaitFor({ running, agreement, measuring, version, lastRound }: ProjectFacts): Holding | null {
  const round = running.find(({ remaining }) => remaining > 0)
  if (round) {
    const { name, remaining, wanted, hoursLeft, endsAt } = round
    return { kind: 'running', round: name, remaining, wanted, hoursLeft, endsAt }
  }
  if (measuring) return { kind: 'measuring' }
  const number = version?.number ?? 0
  const measured = agreement !== null && agreement.version === number && isFresh(agreement)
  if (measured) return null
  return lastRound || agreement ? { kind: 'unmeasured', version: number } : { kind: 'no_round', version: number }
}

function thinEvidence({ agreement }: ProjectFacts): Holding | null {
  const { rarest, bare } = agreement ?? {}
  if (rarest && rarest.chosen < enoughAnswers) return { kind: 'rare_class', ...rarest }
  return bare ? { kind: 'bare_entry', ...bare } : null
}

function withoutRelease({ version, release }: ProjectFacts): Holding | null {
  if (!version || release?.version === version.number) return null
  return { kind: 'no_release', version: version.number }
}
