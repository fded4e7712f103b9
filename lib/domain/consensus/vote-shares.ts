import type { LabeledPatterns } from './labeled-patterns.ts'

/** The share of each pattern's answers that each class got, row-major patterns × classes. Where skill models start. */
export function voteShares(of: Omit<LabeledPatterns, 'patternOf'>): Float64Array {
  const { patterns, start, column, classOf, classes } = of
  const shares = new Float64Array(patterns * classes)
  for (let p = 0; p < patterns; p++) {
    const from = start[p] as number
    const to = start[p + 1] as number
    for (let i = from; i < to; i++) {
      const at = p * classes + (classOf[column[i] as number] as number)
      shares[at] = (shares[at] as number) + 1 / (to - from)
    }
  }
  return shares
}
