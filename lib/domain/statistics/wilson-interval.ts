import { normalQuantile } from './normal.ts'

/**
 * The score interval of a share: k of n. It stays within [0, 1], and keeps a width where all or none succeed.
 * Source: Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference", Journal of the
 * American Statistical Association 22, 209–212. Example: 8 of 10 at .95 gives (.490, .943). Null when n is 0.
 */
export function wilsonInterval(k: number, n: number, confidence = 0.95): readonly [number, number] | null {
  if (n === 0) return null
  const z = normalQuantile((1 + confidence) / 2)
  const share = k / n
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return [k === 0 ? 0 : middle - half, k === n ? 1 : middle + half]
}
