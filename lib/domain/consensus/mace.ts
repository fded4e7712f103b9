import { seededRandom } from '#lib/domain/kernel/random.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { digamma } from './digamma.ts'
import { findLabeledPatterns, type LabeledPatterns } from './labeled-patterns.ts'
import { normalizeLogs } from './one-coin.ts'
import type { SkillModel } from './skill-model.ts'

export type MaceOptions = {
  /** Seeds the restarts, so that the same answers always give the same result. Default 0. */
  seed?: number
  /** Starts from so many random points and keeps the most likely outcome. Default 10. */
  restarts?: number
  /** Rounds of each start. Default 50. */
  rounds?: number
  /**
   * `crowd-kit` reproduces the figures of crowd-kit 1.4.1, which numbers labelers and classes by first appearance in
   * one place and in sorted order in another, and so gives labelers the guessing habits of one another (on Snow's RTE
   * data that costs 468 nats of likelihood). For comparisons only.
   */
  habits?: 'own' | 'crowd-kit'
}

export type MaceModel = SkillModel & {
  /** How probably each labeler knows the answer rather than guesses; 1/2 for labelers who answered nothing. */
  competence: Float64Array
}

/** Pseudo-counts of the priors: of knowing and of guessing, and of each class that a guesser may name. */
const knowingPrior = 0.5
const strategyPrior = 10

/**
 * MACE (Hovy et al. 2013, NAACL-HLT, 1120–1130): for each answer, a labeler either knows the truth and gives it, with
 * probability k_l, or guesses class v with probability g_l · θ_l(v), whatever the truth. Variational Bayes with Beta
 * and Dirichlet priors; classes equally likely.
 *
 * E: q_i(t) ∝ Π over the answers (l, v) of (g_l · θ_l(v) + k_l · [v = t]); the answer was known with probability
 * q_i(v) · k_l / (g_l · θ_l(v) + k_l). M: with expected counts n of knowing and guessing, k_l = exp ψ(n_know + ½) /
 * exp ψ(n + 1), g_l likewise, and θ_l(v) = exp ψ(n_v + 10) / exp ψ(Σ n_v + 10 · K). In logarithms throughout.
 *
 * EM only finds the nearest maximum, so it starts several times from random points (equal weights, disturbed by up to
 * half) and keeps the start that ends most likely.
 */
export function mace(ratings: Ratings, options: MaceOptions = {}): MaceModel {
  const patterns = findLabeledPatterns(ratings)
  const random = seededRandom(options.seed ?? 0)
  const rounds = options.rounds ?? 50
  let best: { model: Parameters; objective: number } | null = null
  const posterior = new Float64Array(patterns.patterns * patterns.classes)
  const expected = startAtRandom(patterns, () => 0)
  const habitsOf = options.habits === 'crowd-kit' ? orderOfAppearance(ratings, patterns.classes) : null
  for (let restart = 0; restart < (options.restarts ?? 10); restart++) {
    const model = startAtRandom(patterns, random)
    let objective = explain(patterns, model, posterior, expected)
    for (let round = 0; round < rounds; round++) {
      estimate(model, expected, patterns.classes)
      if (habitsOf !== null)
        model.strategy = model.strategy.map((_, at) => model.strategy[habitsOf[at] as number] as number)
      objective = explain(patterns, model, posterior, expected)
    }
    if (best === null || objective > best.objective) best = { model, objective }
  }
  if (best === null) throw new Error('mace: needs at least one start')
  explain(patterns, best.model, posterior, expected)
  const competence = expected.know.map((know, l) => (know + knowingPrior) / (know + (expected.guess[l] as number) + 1))
  return { patterns, posterior, competence, objective: best.objective, rounds, converged: false }
}

/** Weights of knowing and of guessing per labeler, and of each guessed class, labelers × classes; or their counts. */
type Parameters = { know: Float64Array; guess: Float64Array; strategy: Float64Array }

function startAtRandom({ labelers, classes }: LabeledPatterns, random: () => number): Parameters {
  const know = new Float64Array(labelers)
  const guess = new Float64Array(labelers)
  const strategy = new Float64Array(labelers * classes)
  for (let l = 0; l < labelers; l++) {
    const [a, b] = [1 + 1.5 * random(), 1 + 1.5 * random()]
    guess[l] = a / (a + b)
    know[l] = b / (a + b)
    let sum = 0
    for (let v = 0; v < classes; v++) {
      strategy[l * classes + v] = 1 + 1.5 * random()
      sum += strategy[l * classes + v] as number
    }
    for (let v = 0; v < classes; v++) strategy[l * classes + v] = (strategy[l * classes + v] as number) / sum
  }
  return { know, guess, strategy }
}

/** The E step: posteriors and expected counts. Answers the log-likelihood of the answers. */
function explain(
  { patterns, start, column, count, labelerOf, classOf, classes }: LabeledPatterns,
  { know, guess, strategy }: Parameters,
  posterior: Float64Array,
  expected: Parameters,
): number {
  expected.know.fill(0)
  expected.guess.fill(0)
  expected.strategy.fill(0)
  let logLikelihood = 0
  for (let p = 0; p < patterns; p++) {
    const row = posterior.subarray(p * classes, (p + 1) * classes).fill(-Math.log(classes))
    const from = start[p] as number
    const to = start[p + 1] as number
    let base = 0
    for (let i = from; i < to; i++) {
      const c = column[i] as number
      const l = labelerOf[c] as number
      const v = classOf[c] as number
      const guessed = (guess[l] as number) * (strategy[l * classes + v] as number)
      base += Math.log(guessed)
      row[v] = (row[v] as number) + Math.log1p((know[l] as number) / guessed)
    }
    const units = count[p] as number
    logLikelihood += units * (base + normalizeLogs(row))
    for (let i = from; i < to; i++) {
      const c = column[i] as number
      const l = labelerOf[c] as number
      const v = classOf[c] as number
      const guessed = (guess[l] as number) * (strategy[l * classes + v] as number)
      const knew = ((row[v] as number) * (know[l] as number)) / (guessed + (know[l] as number))
      expected.know[l] = (expected.know[l] as number) + units * knew
      expected.guess[l] = (expected.guess[l] as number) + units * (1 - knew)
      const at = l * classes + v
      expected.strategy[at] = (expected.strategy[at] as number) + units * (1 - knew)
    }
  }
  return logLikelihood
}

function estimate(model: Parameters, expected: Parameters, classes: number): void {
  for (let l = 0; l < model.know.length; l++) {
    const know = (expected.know[l] as number) + knowingPrior
    const guess = (expected.guess[l] as number) + knowingPrior
    const all = digamma(know + guess)
    model.know[l] = Math.exp(digamma(know) - all)
    model.guess[l] = Math.exp(digamma(guess) - all)
    let sum = classes * strategyPrior
    for (let v = 0; v < classes; v++) sum += expected.strategy[l * classes + v] as number
    const whole = digamma(sum)
    for (let v = 0; v < classes; v++) {
      const at = l * classes + v
      model.strategy[at] = Math.exp(digamma((expected.strategy[at] as number) + strategyPrior) - whole)
    }
  }
}

/** For each labeler l and class v the entry of the table of habits that crowd-kit reads in its place. */
function orderOfAppearance({ labeler, value, labelers }: Ratings, classes: number): Int32Array {
  const labelerRank = ranksOfAppearance(labeler, labelers)
  const classRank = ranksOfAppearance(value, classes)
  return Int32Array.from({ length: labelers * classes }, (_, at) => {
    const l = Math.floor(at / classes)
    return (labelerRank[l] as number) * classes + (classRank[at % classes] as number)
  })
}

/** ranks[n]: as how many-eth different number n appears; numbers that never do come last, in order. */
function ranksOfAppearance(numbers: ArrayLike<number>, size: number): Int32Array {
  const ranks = new Int32Array(size).fill(-1)
  let next = 0
  for (let i = 0; i < numbers.length; i++) {
    const n = numbers[i] as number
    if (ranks[n] === -1) ranks[n] = next++
  }
  for (let n = 0; n < size; n++) if (ranks[n] === -1) ranks[n] = next++
  return ranks
}
