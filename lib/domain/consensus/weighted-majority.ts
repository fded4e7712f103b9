import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { findLabeledPatterns, type LabeledPatterns } from './labeled-patterns.ts'
import type { ItemPosteriors } from './skill-model.ts'
import { voteShares } from './vote-shares.ts'

export type WeightedMajorityOptions = {
  /**
   * What an answer earns where classes share the lead of the vote that skills are measured against. `split` (default):
   * each of m leading classes earns 1/m. `lowest`: the class of the lowest code earns 1, the others nothing, as
   * crowd-kit does; the outcome then depends on how classes are numbered.
   */
  ties?: 'split' | 'lowest'
}

/** Weighted shares of the votes (they sum to 1 per item, but are no probabilities) and each labeler's weight. */
export type WeightedMajority = ItemPosteriors & {
  /** NaN for labelers who answered nothing. */
  skill: Float64Array
}

/**
 * Wawa, "worker agreement with aggregate": a labeler's weight is the share of her answers that agree with the plain
 * majority; then a vote with these weights. A labeler who gave the same answer to an item several times earns once,
 * but votes each time. An item whose labelers all have weight 0 keeps its plain vote.
 *
 * Example: items (0, 1, 0), (1, 1, 1), (0, 0, 1) by three labelers: the majorities are 0, 1, 0, the weights 1, 2/3,
 * 2/3; item 1 is 0 with (1 + 2/3) / (1 + 2/3 + 2/3) = .714.
 */
export function wawa(ratings: Ratings, options: WeightedMajorityOptions = {}): WeightedMajority {
  const patterns = findLabeledPatterns(ratings)
  const skill = measureSkill(patterns, voteShares(patterns), options.ties ?? 'split')
  return { patterns, posterior: weightedShares(patterns, skill), skill }
}

/**
 * Zero-based skill: starts every labeler a little above chance (1/K + 1e-5) and moves the weights towards agreement
 * with the weighted vote, 100 times, the learning rate of 1 halving at every 20th. Unlike Wawa it lets a few steady
 * labelers outvote a crowd that contradicts itself. K counts the classes that were given.
 */
export function zeroBasedSkill(ratings: Ratings, options: WeightedMajorityOptions = {}): WeightedMajority {
  const patterns = findLabeledPatterns(ratings)
  const given = new Set(patterns.classOf).size
  let skill = new Float64Array(patterns.labelers).fill(1 / given + 1e-5)
  let rate = 1
  for (let round = 1; round <= 100; round++) {
    if (round % 20 === 0) rate /= 2
    const measured = measureSkill(patterns, weightedShares(patterns, skill), options.ties ?? 'split')
    const step = rate
    skill = skill.map((old, l) => old + step * ((measured[l] as number) - old))
  }
  return { patterns, posterior: weightedShares(patterns, skill), skill }
}

/** The share of each labeler's answers that agree with the leading classes of the vote. */
function measureSkill(patterns: LabeledPatterns, shares: Float64Array, ties: 'split' | 'lowest'): Float64Array {
  const { start, column, count, labelerOf, classOf, classes, labelers } = patterns
  const earned = new Float64Array(labelers)
  const answers = new Float64Array(labelers)
  const credit = new Float64Array(classes)
  for (let p = 0; p < patterns.patterns; p++) {
    creditLeaders(shares.subarray(p * classes, (p + 1) * classes), credit, ties)
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      if (i > (start[p] as number) && column[i] === column[i - 1]) continue
      const c = column[i] as number
      const l = labelerOf[c] as number
      const times = count[p] as number
      earned[l] = (earned[l] as number) + times * (credit[classOf[c] as number] as number)
      answers[l] = (answers[l] as number) + times
    }
  }
  return earned.map((sum, l) => sum / (answers[l] as number))
}

function creditLeaders(shares: Float64Array, credit: Float64Array, ties: 'split' | 'lowest'): void {
  let lead = 0
  for (let t = 1; t < shares.length; t++) if ((shares[t] as number) > (shares[lead] as number)) lead = t
  credit.fill(0)
  if (ties === 'lowest') {
    credit[lead] = 1
    return
  }
  let leaders = 0
  const least = (shares[lead] as number) - 1e-9
  for (let t = 0; t < shares.length; t++) if ((shares[t] as number) >= least) leaders++
  for (let t = 0; t < shares.length; t++) if ((shares[t] as number) >= least) credit[t] = 1 / leaders
}

function weightedShares(patterns: LabeledPatterns, skill: Float64Array): Float64Array {
  const { start, column, labelerOf, classOf, classes } = patterns
  const shares = new Float64Array(patterns.patterns * classes)
  for (let p = 0; p < patterns.patterns; p++) {
    const from = start[p] as number
    const to = start[p + 1] as number
    let sum = 0
    for (let i = from; i < to; i++) sum += skill[labelerOf[column[i] as number] as number] as number
    for (let i = from; i < to; i++) {
      const c = column[i] as number
      const weight = sum > 0 ? (skill[labelerOf[c] as number] as number) / sum : 1 / (to - from)
      const at = p * classes + (classOf[c] as number)
      shares[at] = (shares[at] as number) + weight
    }
  }
  return shares
}
