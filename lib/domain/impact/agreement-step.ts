import { boundsOf } from '../agreement/stop-rule.ts'
import type { Figure } from '../statistics/figure.ts'
import type { InformationLost } from './information-lost.ts'
import type { Measurement } from './measure-rounds.ts'

/** One end of a step: a measurement and what alpha rests on there. */
export type StepEnd = Pick<Measurement, 'how' | 'round' | 'at' | 'random' | 'simulated'> & {
  /** Items with two readable answers or more, and answers on each of them, on average. */
  items: number
  answersPerItem: number
}

/**
 * From one measurement to another: the difference of alpha, with its interval.
 * - `recomputed`: the same answers read at two versions, so far as they read at both; paired on their items.
 * - `fresh`: answers of two rounds, each under its own version. Where both have the same items they are paired, else
 *   each round is resampled on its own.
 */
export type AgreementStep = {
  key: string
  kind: 'recomputed' | 'fresh'
  before: StepEnd
  after: StepEnd
  paired: boolean
  /** Items and labelers that both ends have. */
  common: { items: number; labelers: number }
  /** Labelers of either end. */
  labelers: { before: number; after: number }
  /** Recomputed: answers that don't read at both versions and take no part. */
  unread: number
  difference: Figure
  /** Where the interval holds 0: so many more items at the later end would tell; null where none would. */
  moreItems: number | null
  /** Fresh, from one version to another: the difference that the earlier answers promise when read at the later one. */
  promised: Figure | null
  /** Recomputed: what the later version no longer tells apart. */
  lost: InformationLost | null
}

/** What a difference says of agreement. */
export type Change = 'rose' | 'fell' | 'same' | 'cannot_tell' | 'unknown'

/** Reads a difference: only an interval that leaves 0 out says that agreement changed. Without one nothing is known. */
export function changeOf(difference: Figure): Change {
  const bounds = boundsOf(difference)
  if (!bounds) return 'unknown'
  const { low, high } = bounds
  if (low === 0 && high === 0) return 'same'
  return low > 0 ? 'rose' : high < 0 ? 'fell' : 'cannot_tell'
}

/** The newest step of fresh answers from one version to another: what tells whether the definition got better. */
export function newestFreshStep(steps: readonly AgreementStep[]): AgreementStep | null {
  return steps.findLast(({ kind, before, after }) => kind === 'fresh' && before.at !== after.at) ?? null
}
