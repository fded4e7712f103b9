import type { AnswerPatterns } from './answer-patterns.ts'

/**
 * Cohen's kappa of a table of two labelers as a function of the number of units in each cell: (p_o − p_e)/(1 − p_e),
 * p_o = Σ w_ck p_ck, p_e = Σ w_ck p_c. p_.k. NaN where p_e = 1 or nothing is compared.
 *
 * `likeness` w is 1 for equal codes; without it, other codes count 0. Sources: Cohen, J. (1960), "A coefficient of
 * agreement for nominal scales", and (1968), "Weighted kappa".
 * Example: aa, bb, ab, bb: p_o = 3/4, p_e = (2·1 + 2·3)/16 = 1/2, kappa = 1/2.
 */
export function kappaOfTable(
  table: AnswerPatterns,
  likeness?: (a: number, b: number) => number,
): (weights: ArrayLike<number>) => number {
  const { patterns, value, codes } = table
  const rows = new Float64Array(codes)
  const columns = new Float64Array(codes)
  return (weights) => {
    rows.fill(0)
    columns.fill(0)
    let n = 0
    let agreed = 0
    for (let p = 0; p < patterns; p++) {
      const weight = weights[p] as number
      const a = value[2 * p] as number
      const b = value[2 * p + 1] as number
      rows[a] = (rows[a] as number) + weight
      columns[b] = (columns[b] as number) + weight
      n += weight
      agreed += weight * (a === b ? 1 : likeness ? likeness(a, b) : 0)
    }
    let chance = 0
    for (let a = 0; a < codes; a++) {
      if (rows[a] === 0) continue
      if (!likeness) chance += (rows[a] as number) * (columns[a] as number)
      else {
        for (let b = 0; b < codes; b++) {
          chance += (rows[a] as number) * (columns[b] as number) * (a === b ? 1 : likeness(a, b))
        }
      }
    }
    return n * n - chance > 0 ? (n * agreed - chance) / (n * n - chance) : Number.NaN
  }
}
