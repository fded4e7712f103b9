import type { AnswerPatterns } from './answer-patterns.ts'
import type { PatternStatistic } from './bootstrap.ts'

/**
 * Agreement about each class apart, for codes 0 … categories − 1.
 *
 * Two figures a class, at 2c and 2c + 1 of the output:
 *
 * - alpha of the class against the rest: nominal alpha after every answer is read as "this class" or "another". With
 *   k_u answers of the class among m_u on unit u, D_o = 2/n Σ_u k_u (m_u − k_u)/(m_u − 1) and
 *   D_e = 2 n_c (n − n_c)/(n (n − 1)). Undefined (NaN) for a class that was never or always chosen.
 * - specific agreement: given that one labeler chose the class, how often another one did,
 *   Σ_u k_u (k_u − 1)/(m_u − 1) / n_c; for two labelers of two classes the positive and negative agreement of Cicchetti,
 *   D. & Feinstein, A. (1990), which rare classes need, since alpha alone hides where the agreement lies.
 *
 * Example: units aa, bb, ab, bb. Class a: n_a = 3, Σ k (m − k)/(m − 1) = 1, alpha = 1 − 7 · 1/(3 · 5) = .5333; specific
 * agreement = 2/3.
 */
export function classAgreement(patterns: AnswerPatterns, categories: number): PatternStatistic {
  const { start, value } = patterns
  const margins = new Float64Array(categories)
  const mixed = new Float64Array(categories)
  return {
    size: 2 * categories,
    measure(weights, out) {
      margins.fill(0)
      mixed.fill(0)
      let values = 0
      for (let p = 0; p < patterns.patterns; p++) {
        const weight = weights[p] as number
        const from = start[p] as number
        const to = start[p + 1] as number
        const m = to - from
        if (weight === 0 || m < 2) continue
        values += weight * m
        for (let i = from; i < to; ) {
          const c = value[i] as number
          let next = i + 1
          while (next < to && value[next] === c) next++
          margins[c] = (margins[c] as number) + weight * (next - i)
          mixed[c] = (mixed[c] as number) + (weight * (next - i) * (m - (next - i))) / (m - 1)
          i = next
        }
      }
      for (let c = 0; c < categories; c++) {
        const chosen = margins[c] as number
        const others = values - chosen
        out[2 * c] =
          chosen > 0 && others > 0 ? 1 - ((values - 1) * (mixed[c] as number)) / (chosen * others) : Number.NaN
        out[2 * c + 1] = chosen > 0 ? 1 - (mixed[c] as number) / chosen : Number.NaN
      }
    },
  }
}
