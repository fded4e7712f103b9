import type { AnswerPatterns } from './answer-patterns.ts'

/** A coefficient (p_a − p_e)/(1 − p_e) at its value, with what its units contribute. */
export type CorrectedCoefficient = {
  coefficient: number
  /** p_e; 0 for plain percent agreement. */
  chance: number
  /** The share of agreeing pairs of each pattern, p_a|u of the units that show it. */
  agreement: Float64Array
  /** Chance agreement as a pattern sees it, p_e|u: half the derivative of p_e by the pattern's share of the units. */
  chanceOf: (pattern: number) => number
}

/**
 * The analytic standard error over units of a coefficient that is corrected for chance, by linearisation, for units
 * drawn from a large population:
 *
 * SE² = 1/(n (n − 1)) Σ_u (γ_u − γ)², γ_u = (n/n')(p_a|u − p_e [m_u ≥ 2])/(1 − p_e) − 2 (1 − γ)(p_e|u − p_e)/(1 − p_e),
 * over the n rated units, n' of them with two answers or more. Labelers are taken as they are. Units with one
 * answer count among the n and carry no p_a|u, so where there are many of them it is wider than the jackknife's. Null
 * where the coefficient is undefined or n < 2.
 *
 * Source: Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th ed., sections 5.3 and 5.4; Gwet (2021), "Large-
 * sample variance of Fleiss generalized kappa". Units that nobody rated are no part of the sample, whereas irrCAC
 * counts them in n for the coefficients that it does not leave undefined then.
 */
export function correctedStandardError(
  patterns: AnswerPatterns,
  { coefficient, chance, agreement, chanceOf }: CorrectedCoefficient,
): number | null {
  if (Number.isNaN(coefficient)) return null
  const { start, count } = patterns
  const answersOf = (p: number) => (start[p + 1] as number) - (start[p] as number)
  let rated = 0
  let pairable = 0
  for (let p = 0; p < patterns.patterns; p++) {
    if (answersOf(p) === 0) continue
    rated += count[p] as number
    if (answersOf(p) >= 2) pairable += count[p] as number
  }
  let squares = 0
  for (let p = 0; p < patterns.patterns; p++) {
    if (answersOf(p) === 0) continue
    const observed = answersOf(p) >= 2 ? (rated / pairable) * ((agreement[p] as number) - chance) : 0
    const here = (observed - 2 * (1 - coefficient) * (chanceOf(p) - chance)) / (1 - chance)
    squares += (count[p] as number) * (here - coefficient) ** 2
  }
  return rated < 2 ? null : Math.sqrt(squares / (rated * (rated - 1)))
}

/** The mean of a number per code over the answers of a pattern; 0 where there are none. */
export function meanOverAnswers({ start, value }: AnswerPatterns, pattern: number, ofCode: Float64Array): number {
  const from = start[pattern] as number
  const to = start[pattern + 1] as number
  let sum = 0
  for (let i = from; i < to; i++) sum += ofCode[value[i] as number] as number
  return to > from ? sum / (to - from) : 0
}
