import { type AnswerPatterns, findPatterns } from './answer-patterns.ts'
import type { CountedRatings } from './counted-ratings.ts'

/**
 * Units with the same answers by the same labelers counted once: patterns over the combined code
 * labeler · codes + answer, for statistics that ask who answered.
 */
export function findLabeledPatterns({ grouped, codes, numbers }: CountedRatings): AnswerPatterns {
  const width = numbers.length
  const combined = new Int32Array(codes.length)
  for (let i = 0; i < codes.length; i++) combined[i] = (grouped.labeler[i] as number) * width + (codes[i] as number)
  return findPatterns(grouped, combined, grouped.labelers * width)
}
