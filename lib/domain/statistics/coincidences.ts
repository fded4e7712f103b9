import type { AnswerPatterns } from './answer-patterns.ts'

/**
 * The coincidence matrix of Krippendorff (2011): o_ck = Σ_u (ordered pairs c, k on u) / (m_u − 1), a square matrix in
 * rows of `categories` entries; its margins n_c count the pairable answers of each code and sum to n.
 * Example: units ab, bb: o_ab = o_ba = 1, o_bb = 2; n_a = 1, n_b = 3.
 */
export type Coincidences = { categories: number; observed: Float64Array; margins: Float64Array; values: number }

/** Counts coincidences of codes below `categories`. */
export function countCoincidences(patterns: AnswerPatterns, categories: number): Coincidences {
  const { start, value, count } = patterns
  const observed = new Float64Array(categories * categories)
  const margins = new Float64Array(categories)
  let values = 0
  for (let p = 0; p < patterns.patterns; p++) {
    const from = start[p] as number
    const to = start[p + 1] as number
    if (to - from < 2) continue
    const each = (count[p] as number) / (to - from - 1)
    for (let i = from; i < to; i++) {
      const a = value[i] as number
      margins[a] = (margins[a] as number) + (count[p] as number)
      for (let j = i + 1; j < to; j++) {
        const b = value[j] as number
        observed[a * categories + b] = (observed[a * categories + b] as number) + each
        observed[b * categories + a] = (observed[b * categories + a] as number) + each
      }
    }
    values += (to - from) * (count[p] as number)
  }
  return { categories, observed, margins, values }
}

/** What chance alone would give: e_ck = n_c n_k / (n − 1) for c ≠ k and n_c (n_c − 1) / (n − 1) for c = k. */
export function expectedCoincidence({ margins, values }: Coincidences, a: number, b: number): number {
  const there = (margins[b] as number) - (a === b ? 1 : 0)
  return values > 1 ? ((margins[a] as number) * there) / (values - 1) : 0
}
