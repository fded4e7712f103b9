import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { type Bounds, moreItems } from './more-items.ts'

/** δ: the smallest gain in alpha that is worth another change of the definition. */
export const worthwhileGain = 0.02
/** Fewer items say too little, also where they show no disagreement at all. */
export const enoughItems = 20
/** Answers that a class needs before its own agreement says anything. */
export const enoughAnswers = 10

/** What the rule looks at. Figures need intervals to count. */
export type StopEvidence = {
  /** The smallest gain in agreement that is worth another change of the definition. */
  delta: number
  /** With fewer items than this, that no pattern shows is no reason to stop, and what is undecided takes at least so many. */
  fewestItems?: number
  /** Items that the figures rest on. */
  items: number
  /** What agreement would gain if each remaining pattern were mended: paired differences on the same items. */
  gains: readonly { name: string; gain: Figure }[]
  /** Agreement between labelers, and of labelers with themselves where it was measured. */
  agreement: Figure
  selfAgreement: Figure | null
}

export type StopVerdict =
  /** Nothing left is worth δ: no pattern's gain reaches it, even at its upper bound; or labelers agree with each other
   * nearly as much as with themselves. */
  | { kind: 'stop'; because: 'no_pattern_worth_it' | 'near_self_agreement' }
  /** These patterns gain δ or more even at the lower bound, the largest first. */
  | { kind: 'go_on'; patterns: string[] }
  /** So many more items would tell; null when no number would, because a gain lies at δ itself or can't be measured. */
  | { kind: 'cannot_tell'; moreItems: number | null; patterns: string[] }

/**
 * Whether to stop changing the definition.
 *
 * Stop when the upper bound of every pattern's gain is below δ, or when agreement has come within δ of self-agreement
 * (both estimated; the ceiling can't be passed by definitions). Go on when a pattern's lower bound reaches δ. Otherwise it
 * cannot be told yet: since intervals narrow with √n, the half-width w towards δ must shrink to the distance
 * d between estimate and δ, which takes n (w/d)² − n more items; the dearest of the undecided patterns counts.
 */
export function decideStop(evidence: StopEvidence): StopVerdict {
  const { delta, items, gains, agreement, selfAgreement, fewestItems = 0 } = evidence
  const near =
    selfAgreement !== null &&
    isDefined(agreement) &&
    isDefined(selfAgreement) &&
    selfAgreement.value - agreement.value <= delta
  if (near) return { kind: 'stop', because: 'near_self_agreement' }
  const measured = gains.map(({ name, gain }) => ({ name, bounds: boundsOf(gain) }))
  const worth = measured.filter(({ bounds }) => bounds !== null && bounds.low >= delta)
  if (worth.length > 0) {
    worth.sort((x, y) => (y.bounds?.value ?? 0) - (x.bounds?.value ?? 0))
    return { kind: 'go_on', patterns: worth.map(({ name }) => name) }
  }
  const undecided = measured.filter(({ bounds }) => bounds === null || bounds.high >= delta)
  if (undecided.length === 0 && items < fewestItems) {
    return { kind: 'cannot_tell', moreItems: fewestItems - items, patterns: [] }
  }
  if (undecided.length === 0 && isDefined(agreement)) return { kind: 'stop', because: 'no_pattern_worth_it' }
  const needed = undecided.map(({ bounds }) => (bounds === null ? null : moreItems(bounds, delta, items)))
  const known = needed.filter((n) => n !== null)
  return {
    kind: 'cannot_tell',
    moreItems: known.length === needed.length && known.length > 0 ? Math.max(...known, fewestItems - items) : null,
    patterns: undecided.map(({ name }) => name),
  }
}

/** The bounds of a figure that has an interval. */
export function boundsOf(gain: Figure): Bounds | null {
  return isDefined(gain) && gain.interval ? { value: gain.value, low: gain.interval[0], high: gain.interval[1] } : null
}
