import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { createSweep, type Expected } from './dawid-skene-sweep.ts'
import { type EmOptions, runEmRounds } from './em-rounds.ts'
import { findLabeledPatterns, type LabeledPatterns } from './labeled-patterns.ts'
import { orderPatterns } from './pattern-order.ts'
import type { SkillModel } from './skill-model.ts'
import { voteShares } from './vote-shares.ts'

export type DawidSkeneOptions = EmOptions & {
  /**
   * Expected counts below this are raised to it before a labeler's rows are normalised, so that one answer never
   * rules a class out for good. 0 is the textbook's unclipped EM. Default 1e-10.
   */
  floor?: number
  /** Pseudo-counts of a Dirichlet prior on each row of each labeler's confusion matrix. Default none. */
  confusionPrior?: { diagonal: number; offDiagonal: number }
  /** Pseudo-count of a Dirichlet prior on the shares of the classes. Default none. */
  classPrior?: number
}

export type DawidSkeneModel = SkillModel & {
  /** The share of each class. */
  prior: Float64Array
  /** confusion[column · classes + t]: how probably the column's labeler gives the column's class when t is true. */
  confusion: Float64Array
}

/**
 * The model of Dawid and Skene (1979, Applied Statistics 28, 20–28), fitted by EM from the shares of votes.
 *
 * Each item has one true class t with prior π(t); labeler l answers v with probability θ_l(t, v), independently of the
 * others. E: q_i(t) ∝ π(t) · Π θ_l(t, v) over the answers (l, v) of item i. M: π(t) = mean of q_i(t), and θ_l(t, v) =
 * the sum of q_i(t) over the answers (l, v), divided by its sum over v. Products that grow too small are computed in
 * logarithms; all answers count, repeated ones too; patterns of answers that occur several times are computed once.
 *
 * Example: three labelers, items (0, 1, 0), (1, 1, 1), (0, 0, 1). The votes start at q = (2/3, 1/3), (0, 1),
 * (2/3, 1/3), so θ_1(0, 0) = 1, θ_1(1, 1) = 1 / (5/3) = 0.6 and π(0) = 4/9. After one round q_1(0) = 0.7576.
 */
export function dawidSkene(ratings: Ratings, options: DawidSkeneOptions = {}): DawidSkeneModel {
  return fitDawidSkene(findLabeledPatterns(ratings), options)
}

/** The same on patterns that are already found. */
export function fitDawidSkene(patterns: LabeledPatterns, options: DawidSkeneOptions = {}): DawidSkeneModel {
  const { classes, columns } = patterns
  const confusion = new Float64Array(columns * classes)
  const prior = new Float64Array(classes)
  const state = new Float64Array((columns + 1) * classes)
  const expected: Expected = { cell: state.subarray(0, columns * classes), share: state.subarray(columns * classes) }
  const ordered = orderPatterns(patterns)
  const inOrder = voteShares(ordered.patterns)
  const sweep = createSweep(ordered, { prior, confusion, posterior: inOrder, expected })
  const estimate = () => estimateParameters(patterns, expected, prior, confusion, options)
  sweep('count')
  const round = () => {
    const logPriorDensity = estimate()
    state.fill(0)
    return sweep('update') + logPriorDensity
  }
  const outcome = runEmRounds(round, state, options)
  estimate()
  const posterior = new Float64Array(inOrder.length)
  ordered.place.forEach((p, k) => {
    for (let t = 0; t < classes; t++) posterior[p * classes + t] = inOrder[k * classes + t] as number
  })
  return { patterns, posterior, prior, confusion, ...outcome }
}

const defaultFloor = 1e-10

/** The M step: the shares and the confusion matrices. Answers the log density of the priors. */
function estimateParameters(
  patterns: LabeledPatterns,
  { cell, share }: Expected,
  prior: Float64Array,
  confusion: Float64Array,
  options: DawidSkeneOptions,
): number {
  const { classes, columns, labelerOf, classOf } = patterns
  const floor = options.floor ?? defaultFloor
  const { diagonal, offDiagonal } = options.confusionPrior ?? { diagonal: 0, offDiagonal: 0 }
  const classPrior = options.classPrior ?? 0
  let density = 0
  let items = 0
  for (let t = 0; t < classes; t++) items += (share[t] as number) + classPrior
  for (let t = 0; t < classes; t++) {
    const part = items > 0 ? ((share[t] as number) + classPrior) / items : 1 / classes
    prior[t] = Math.max(part, floor)
    if (classPrior > 0) density += classPrior * Math.log(prior[t] as number)
  }
  for (let from = 0; from < columns; ) {
    let to = from + 1
    while (to < columns && labelerOf[to] === labelerOf[from]) to++
    for (let t = 0; t < classes; t++) {
      // Classes that the labeler never gave have no column; their pseudo-counts belong to the row all the same.
      let gave = false
      for (let c = from; c < to; c++) if (classOf[c] === t) gave = true
      const others = classes - (to - from) - (gave ? 0 : 1)
      let sum = others * offDiagonal + (gave ? 0 : diagonal)
      for (let c = from; c < to; c++) {
        const pseudo = classOf[c] === t ? diagonal : offDiagonal
        const weight = Math.max((cell[c * classes + t] as number) + pseudo, floor)
        confusion[c * classes + t] = weight
        sum += weight
      }
      for (let c = from; c < to; c++) {
        const pseudo = classOf[c] === t ? diagonal : offDiagonal
        const share = sum > 0 ? (confusion[c * classes + t] as number) / sum : 0
        confusion[c * classes + t] = share
        if (pseudo > 0) density += pseudo * Math.log(share)
      }
      if (others * offDiagonal > 0) density += others * offDiagonal * Math.log(offDiagonal / sum)
      if (!gave && diagonal > 0) density += diagonal * Math.log(diagonal / sum)
    }
    from = to
  }
  return density
}

/** The labeler's confusion matrix [true class][given class]; rows sum to 1, or to less where a prior keeps the rest. */
export function confusionMatrix(model: DawidSkeneModel, labeler: number): number[][] {
  const { classes, columns, labelerOf, classOf } = model.patterns
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (let c = 0; c < columns; c++) {
    if (labelerOf[c] !== labeler) continue
    for (let t = 0; t < classes; t++) {
      const row = matrix[t] as number[]
      row[classOf[c] as number] = model.confusion[c * classes + t] as number
    }
  }
  return matrix
}
