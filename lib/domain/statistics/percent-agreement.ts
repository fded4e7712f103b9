import type { AnswerPatterns } from './answer-patterns.ts'
import { type CountedRatings, countRatings, whyNoPairs } from './counted-ratings.ts'
import type { Figure } from './figure.ts'
import type { Ratings } from './ratings.ts'

/** How alike two codes count, from 0 to 1; 1 for equal ones. */
export type Likeness = (a: number, b: number) => number

/**
 * Percent agreement: the mean over units with two answers or more of the share of their pairs that agree.
 *
 * p_a = 1/n' Σ_u Σ_{i ≠ j} w(v_ui, v_uj) / (m_u (m_u − 1)), with w = 1 for equal answers, else 0, or the given likeness.
 * Source: Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th ed., eq. 2.10.
 * Example: units aab, aa: (2/6 + 1) / 2 = .6667.
 */
export function percentAgreement(ratings: Ratings, likeness?: Likeness): Figure {
  return percentOfCounted(countRatings(ratings), likeness)
}

export function percentOfCounted(counted: CountedRatings, likeness?: Likeness): Figure {
  const { patterns, pairableUnits: units, pairableAnswers: answers } = counted
  const reason = whyNoPairs(counted)
  if (reason) return { undefined: reason, units, answers }
  const agreement = agreementPerPattern(patterns, likeness)
  let sum = 0
  for (let p = 0; p < patterns.patterns; p++) {
    if (isPairable(patterns, p)) sum += (patterns.count[p] as number) * (agreement[p] as number)
  }
  return { value: sum / units, interval: null, units, answers }
}

export function isPairable({ start }: AnswerPatterns, pattern: number): boolean {
  return (start[pattern + 1] as number) - (start[pattern] as number) >= 2
}

/** The share of agreeing pairs of each pattern; 0 where a pattern has fewer than two answers. */
export function agreementPerPattern({ patterns, start, value }: AnswerPatterns, likeness?: Likeness): Float64Array {
  const agreement = new Float64Array(patterns)
  for (let p = 0; p < patterns; p++) {
    const from = start[p] as number
    const to = start[p + 1] as number
    if (to - from < 2) continue
    let pairs = 0
    for (let i = from; i < to; i++) {
      for (let j = i + 1; j < to; j++) {
        if (value[i] === value[j]) pairs += 1
        else if (likeness) pairs += likeness(value[i] as number, value[j] as number)
      }
    }
    agreement[p] = (2 * pairs) / ((to - from) * (to - from - 1))
  }
  return agreement
}
