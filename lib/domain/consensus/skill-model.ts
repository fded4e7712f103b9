import type { LabeledPatterns } from './labeled-patterns.ts'

/** Posterior class probabilities, one row a pattern of answers; items with equal answers share their row. */
export type ItemPosteriors = {
  patterns: Pick<LabeledPatterns, 'patterns' | 'patternOf' | 'units' | 'classes'>
  /** Row-major, patterns × classes. */
  posterior: Float64Array
}

/** What every labeler-skill model answers, beside its own parameters. */
export type SkillModel = ItemPosteriors & {
  patterns: LabeledPatterns
  /** The log-likelihood in nats (with the log prior, where the model has one) of the fitted parameters. */
  objective: number
  rounds: number
  /** False when the rounds ran out, or their number was asked for. */
  converged: boolean
}

/** The posterior of one unit, or null if nobody answered it. */
export function getPosterior({ patterns, posterior }: ItemPosteriors, unit: number): Float64Array | null {
  const pattern = patterns.patternOf[unit] as number
  if (pattern === -1) return null
  return posterior.subarray(pattern * patterns.classes, (pattern + 1) * patterns.classes)
}

/** Probabilities this close are a tie: they differ by rounding only. */
const tieWidth = 1e-9

/** The labels that a posterior or a vote names: per unit the class, or −1 where it is tied or unanswered. */
export type PickedLabels = { label: Int32Array; tied: number[] }

/** Picks the most probable class of each unit; a tie picks none and is listed. */
export function pickLabels(model: ItemPosteriors): PickedLabels {
  const { patternOf, units, classes, patterns } = model.patterns
  const pick = new Int32Array(patterns)
  for (let p = 0; p < patterns; p++) pick[p] = pickClass(model.posterior, p * classes, classes)
  const label = new Int32Array(units)
  const tied: number[] = []
  for (let u = 0; u < units; u++) {
    const p = patternOf[u] as number
    label[u] = p === -1 ? -1 : (pick[p] as number)
    if (p !== -1 && label[u] === -1) tied.push(u)
  }
  return { label, tied }
}

/** The class of the greatest of `classes` weights from `from` on, or −1 where two share the lead. */
export function pickClass(weights: ArrayLike<number>, from: number, classes: number): number {
  let best = 0
  for (let t = 1; t < classes; t++) if ((weights[from + t] as number) > (weights[from + best] as number)) best = t
  const lead = weights[from + best] as number
  for (let t = 0; t < classes; t++) {
    if (t !== best && lead - (weights[from + t] as number) <= tieWidth) return -1
  }
  return best
}
