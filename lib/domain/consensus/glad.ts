import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { descend, type Slope } from './conjugate-gradient.ts'
import { type EmOptions, type EmOutcome, runEmRounds } from './em-rounds.ts'
import { findLabeledPatterns, type LabeledPatterns } from './labeled-patterns.ts'
import { normalizeLogs } from './one-coin.ts'
import type { SkillModel } from './skill-model.ts'

export type GladOptions = EmOptions & {
  /**
   * `likelihood` (default) runs to the maximum. `expectation` stops as crowd-kit does, when the expected log-likelihood
   * per answer and class rises by less than 1e-5 in a round; that is before the maximum, and moves probabilities by up
   * to .1 on small data.
   */
  stop?: 'likelihood' | 'expectation'
}

export type GladModel = SkillModel & {
  /** Each labeler's ability α: at 0 she is as often right as wrong, below 0 more often wrong. */
  ability: Float64Array
  /** Each unit's ease β (the logarithm of 1 / difficulty), NaN where nobody answered. */
  ease: Float64Array
}

/**
 * GLAD (Whitehill et al. 2009, NIPS 22): labelers differ in ability and items in difficulty. An answer is right with
 * probability σ(α_l · exp(β_i)), σ the logistic function, and else any of the other classes, each as likely. Classes
 * are equally likely; α and β have normal priors with mean 1 and variance 1; fitted to the maximum of the posterior.
 *
 * E: q_i(t) ∝ Π over the answers (l, v) of (σ if v = t, else (1 − σ) / (K − 1)). M: up to 25 steps of conjugate
 * gradients on Q = Σ [q_i(v) · log σ + (1 − q_i(v)) · log (1 − σ)] − Σ (α − 1)² / 2 − Σ (β − 1)² / 2. Items with the
 * same answers by the same labelers have the same difficulty and are computed once.
 *
 * Example: one labeler answers one item of two classes. α and β stay at 1, and her answer has probability
 * σ(1 · e¹) = .938.
 */
export function glad(ratings: Ratings, options: GladOptions = {}): GladModel {
  const patterns = findLabeledPatterns(ratings)
  const { classes, labelers, patternOf } = patterns
  const posterior = new Float64Array(patterns.patterns * classes)
  const state = new Float64Array(labelers + patterns.patterns).fill(1)
  const ability = state.subarray(0, labelers)
  const ease = state.subarray(labelers)
  const slope = expectedLoss(patterns, posterior)
  const gradient = options.stop === 'expectation' ? 1e-2 : 1e-6
  const round = () => {
    const objective = updatePosteriors(patterns, ability, ease, posterior) + logPriors(patterns, ability, ease)
    descend(slope, state, { iterations: 25, gradient })
    return objective
  }
  const outcome =
    options.stop === 'expectation'
      ? runToExpectation(round, () => slope.at(state, new Float64Array(state.length)), patterns)
      : runEmRounds(round, state, options, 'signed')
  return {
    patterns,
    posterior,
    ability: ability.slice(),
    ease: Float64Array.from(patternOf, (p) => (p === -1 ? Number.NaN : (ease[p] as number))),
    ...outcome,
  }
}

/** At most 100 rounds, until the expected log-likelihood (minus the loss) per answer and class gains less than 1e-5. */
function runToExpectation(round: () => number, loss: () => number, patterns: LabeledPatterns): EmOutcome {
  let last = Number.POSITIVE_INFINITY
  const constant = ((patterns.labelers + patterns.units) * Math.log(2 * Math.PI)) / 2
  for (let rounds = 1; ; rounds++) {
    const objective = round()
    const next = (loss() + constant) / (patterns.answers * patterns.classes)
    if (rounds === 100 || last - next < 1e-5) return { rounds, converged: last - next < 1e-5, objective }
    last = next
  }
}

/** log σ(x), without overflow. */
function logSigmoid(x: number): number {
  return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x))
}

function updatePosteriors(
  { patterns, start, column, count, labelerOf, classOf, classes }: LabeledPatterns,
  ability: Float64Array,
  ease: Float64Array,
  posterior: Float64Array,
): number {
  const logOthers = Math.log(Math.max(classes - 1, 1))
  const logClasses = Math.log(classes)
  let logLikelihood = 0
  for (let p = 0; p < patterns; p++) {
    const row = posterior.subarray(p * classes, (p + 1) * classes).fill(0)
    const steepness = Math.exp(ease[p] as number)
    let base = -logClasses
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      const c = column[i] as number
      const x = (ability[labelerOf[c] as number] as number) * steepness
      const wrong = logSigmoid(-x) - logOthers
      base += wrong
      row[classOf[c] as number] = (row[classOf[c] as number] as number) + logSigmoid(x) - wrong
    }
    logLikelihood += (count[p] as number) * (base + normalizeLogs(row))
  }
  return logLikelihood
}

function logPriors({ count }: LabeledPatterns, ability: Float64Array, ease: Float64Array): number {
  let sum = 0
  for (const a of ability) sum -= ((a - 1) * (a - 1)) / 2
  for (let p = 0; p < ease.length; p++) sum -= ((count[p] as number) * ((ease[p] as number) - 1) ** 2) / 2
  return sum
}

/** −Q and its derivatives, at the posteriors as they stand. */
function expectedLoss(patterns: LabeledPatterns, posterior: Float64Array): Slope {
  const { start, column, count, labelerOf, classOf, classes, labelers } = patterns
  const times = new Float64Array(labelers + patterns.patterns).fill(1)
  times.set(count, labelers)
  const logOthers = Math.log(Math.max(classes - 1, 1))
  const at = (point: Float64Array, gradient: Float64Array) => {
    let loss = 0
    for (let i = 0; i < point.length; i++) {
      const off = (point[i] as number) - 1
      loss += ((times[i] as number) * off * off) / 2
      gradient[i] = off
    }
    for (let p = 0; p < patterns.patterns; p++) {
      const steepness = Math.exp(point[labelers + p] as number)
      const units = count[p] as number
      let easePull = 0
      for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
        const c = column[i] as number
        const l = labelerOf[c] as number
        const x = (point[l] as number) * steepness
        const right = posterior[p * classes + (classOf[c] as number)] as number
        loss -= units * (right * logSigmoid(x) + (1 - right) * (logSigmoid(-x) - logOthers))
        const error = right - 1 / (1 + Math.exp(-x))
        gradient[l] = (gradient[l] as number) - units * error * steepness
        easePull += error * x
      }
      gradient[labelers + p] = (gradient[labelers + p] as number) - easePull
    }
    return loss
  }
  return { at, times }
}
