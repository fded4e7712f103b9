/** The levels of measurement for which Krippendorff gives a distance. */
export const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type Level = (typeof levels)[number]

/**
 * A distance between two codes: 0 for equal ones, symmetric, not negative. It is used as it is, in the place of the
 * squared difference δ² of the levels.
 */
export type Distance = (a: number, b: number) => number

/** Either a level of measurement, or a distance between codes. */
export type Metric = Level | Distance

/** ((a − b) / (a + b))², and 0 for two zeros. Krippendorff (2011), section "ratio metric difference". */
export function ratioDistance(a: number, b: number): number {
  if (a === b) return 0
  const quotient = (a - b) / (a + b)
  return quotient * quotient
}

/**
 * Mid-ranks by which ordinal distances become interval ones: Krippendorff's ordinal δ(c, k) is the number of values
 * from c to k less half of both ends, Σ_{g = c..k} n_g − (n_c + n_k)/2, which is the difference of the mid-ranks
 * r_c = Σ_{g ≤ c} n_g − n_c/2. They are given less n/2, so that their mean over the values is 0.
 */
export function midRanks(margins: ArrayLike<number>, out: Float64Array): void {
  let below = 0
  for (let c = 0; c < out.length; c++) {
    out[c] = below + (margins[c] as number) / 2
    below += margins[c] as number
  }
  for (let c = 0; c < out.length; c++) out[c] = (out[c] as number) - below / 2
}

/** The distance between codes that a metric means, given the pairable answers of each code (for ordinal ranks). */
export function distanceOf(metric: Metric, margins: ArrayLike<number>, numbers: ArrayLike<number>): Distance {
  if (typeof metric === 'function') return metric
  if (metric === 'nominal') return (a, b) => (a === b ? 0 : 1)
  if (metric === 'ratio') return (a, b) => ratioDistance(numbers[a] as number, numbers[b] as number)
  const scale = metric === 'interval' ? numbers : new Float64Array(numbers.length)
  if (scale instanceof Float64Array && metric === 'ordinal') midRanks(margins, scale)
  return (a, b) => ((scale[a] as number) - (scale[b] as number)) ** 2
}
