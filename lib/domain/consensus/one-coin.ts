import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { type EmOptions, runEmRounds } from './em-rounds.ts'
import { findLabeledPatterns, type LabeledPatterns } from './labeled-patterns.ts'
import type { SkillModel } from './skill-model.ts'
import { voteShares } from './vote-shares.ts'

export type OneCoinOptions = EmOptions & {
  /** Probabilities of an answer are kept within [floor, 1 − floor]. Default 1e-10. */
  floor?: number
}

export type OneCoinModel = SkillModel & {
  prior: Float64Array
  /** How probably each labeler's answer is right; NaN for labelers who answered nothing. */
  skill: Float64Array
}

/**
 * Dawid and Skene's model with one number a labeler: she is right with probability s, and else gives each of the other
 * K − 1 classes with probability (1 − s) / (K − 1). Needs far fewer answers a labeler than a whole confusion matrix,
 * and inverts where most labelers share a bias (on bluebirds it reaches .583, the full model .898).
 *
 * EM from the shares of votes. E: q_i(t) ∝ π(t) · Π over the answers (l, v) of (s_l if v = t, else
 * (1 − s_l) / (K − 1)). M: π(t) = mean of q_i(t); s_l = mean of q_i(v) over the answers (l, v) of labeler l.
 *
 * Example: three labelers, items (0, 1, 0), (1, 1, 1), (0, 0, 1). The votes start at (2/3, 1/3), (0, 1), (2/3, 1/3), so
 * labeler 1 starts at s = (2/3 + 1 + 2/3) / 3 = 7/9 and π(0) = 4/9; after one round q_1(0) = 0.7368.
 */
export function oneCoinDawidSkene(ratings: Ratings, options: OneCoinOptions = {}): OneCoinModel {
  return fitOneCoin(findLabeledPatterns(ratings), options)
}

/** The same on patterns that are already found. */
export function fitOneCoin(patterns: LabeledPatterns, options: OneCoinOptions = {}): OneCoinModel {
  const { labelers, classes } = patterns
  const posterior = voteShares(patterns)
  const answers = countAnswers(patterns)
  const state = new Float64Array(labelers + classes)
  const correct = state.subarray(0, labelers)
  const share = state.subarray(labelers)
  countExpected(patterns, posterior, correct, share)
  const round = () => {
    const logs = estimate(correct, share, answers, options.floor ?? 1e-10)
    state.fill(0)
    return updatePosteriors(patterns, logs, posterior, correct, share)
  }
  const outcome = runEmRounds(round, state, options)
  const items = share.reduce((sum, value) => sum + value, 0)
  return {
    patterns,
    posterior,
    prior: share.map((value) => (items > 0 ? value / items : 1 / classes)),
    skill: correct.map((value, l) => value / (answers[l] as number)),
    ...outcome,
  }
}

function countAnswers({ patterns, start, column, count, labelerOf, labelers }: LabeledPatterns): Float64Array {
  const answers = new Float64Array(labelers)
  for (let p = 0; p < patterns; p++) {
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      const l = labelerOf[column[i] as number] as number
      answers[l] = (answers[l] as number) + (count[p] as number)
    }
  }
  return answers
}

/** Logarithms of the parameters: of each class, of each labeler's right answer, and of each of her wrong ones. */
type Logs = { prior: Float64Array; right: Float64Array; wrong: Float64Array }

function estimate(correct: Float64Array, share: Float64Array, answers: Float64Array, floor: number): Logs {
  const within = (p: number) => Math.min(Math.max(p, floor), 1 - floor)
  const items = share.reduce((sum, value) => sum + value, 0)
  const others = Math.max(share.length - 1, 1)
  return {
    prior: share.map((value) => Math.log(Math.max(value / items, floor))),
    right: correct.map((value, l) => Math.log(within(value / (answers[l] as number)))),
    wrong: correct.map((value, l) => Math.log(within((1 - value / (answers[l] as number)) / others))),
  }
}

/** The E step; counts for the M step as it goes, and answers the log-likelihood. */
function updatePosteriors(
  patterns: LabeledPatterns,
  { prior, right, wrong }: Logs,
  posterior: Float64Array,
  correct: Float64Array,
  share: Float64Array,
): number {
  const { start, column, count, labelerOf, classOf, classes } = patterns
  let logLikelihood = 0
  for (let p = 0; p < patterns.patterns; p++) {
    const row = posterior.subarray(p * classes, (p + 1) * classes)
    row.set(prior)
    let base = 0
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      const c = column[i] as number
      const l = labelerOf[c] as number
      const v = classOf[c] as number
      base += wrong[l] as number
      row[v] = (row[v] as number) + (right[l] as number) - (wrong[l] as number)
    }
    logLikelihood += (count[p] as number) * (base + normalizeLogs(row))
  }
  countExpected(patterns, posterior, correct, share)
  return logLikelihood
}

/** Turns logarithms into probabilities that sum to 1, in place; answers the logarithm of the sum. */
export function normalizeLogs(row: Float64Array): number {
  let max = Number.NEGATIVE_INFINITY
  for (let t = 0; t < row.length; t++) if ((row[t] as number) > max) max = row[t] as number
  let sum = 0
  for (let t = 0; t < row.length; t++) {
    const odds = Math.exp((row[t] as number) - max)
    row[t] = odds
    sum += odds
  }
  for (let t = 0; t < row.length; t++) row[t] = (row[t] as number) / sum
  return max + Math.log(sum)
}

function countExpected(
  { patterns, start, column, count, labelerOf, classOf, classes }: LabeledPatterns,
  posterior: Float64Array,
  correct: Float64Array,
  share: Float64Array,
): void {
  for (let p = 0; p < patterns; p++) {
    const times = count[p] as number
    for (let t = 0; t < classes; t++) {
      share[t] = (share[t] as number) + times * (posterior[p * classes + t] as number)
    }
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      const c = column[i] as number
      const l = labelerOf[c] as number
      correct[l] = (correct[l] as number) + times * (posterior[p * classes + (classOf[c] as number)] as number)
    }
  }
}
