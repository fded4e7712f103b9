import { countEdits, type EditCounts, TokenCodes } from './alignment.ts'

/** Counts over one or more pairs of reference and hypothesis, in tokens. */
export type ErrorCounts = EditCounts & { reference: number; hypothesis: number; edits: number }

export const noErrors: ErrorCounts = {
  hits: 0,
  substitutions: 0,
  deletions: 0,
  insertions: 0,
  reference: 0,
  hypothesis: 0,
  edits: 0,
}

/** Counts the errors of a hypothesis against a reference, both as tokens. */
export function countErrors(reference: readonly string[], hypothesis: readonly string[]): ErrorCounts {
  const codes = new TokenCodes()
  return countErrorsOfCodes(codes.encode(reference), codes.encode(hypothesis))
}

export function countErrorsOfCodes(reference: Int32Array, hypothesis: Int32Array): ErrorCounts {
  const counts = countEdits(reference, hypothesis)
  return {
    ...counts,
    reference: reference.length,
    hypothesis: hypothesis.length,
    edits: counts.substitutions + counts.deletions + counts.insertions,
  }
}

/** Pools counts of several pairs: a corpus rate is the rate of the pooled counts, not the mean of the rates. */
export function poolErrors(pairs: readonly ErrorCounts[]): ErrorCounts {
  const pooled = { ...noErrors }
  for (const counts of pairs) {
    pooled.hits += counts.hits
    pooled.substitutions += counts.substitutions
    pooled.deletions += counts.deletions
    pooled.insertions += counts.insertions
    pooled.reference += counts.reference
    pooled.hypothesis += counts.hypothesis
    pooled.edits += counts.edits
  }
  return pooled
}

/**
 * Word error rate (character error rate, if tokens are characters): (S + D + I) / reference tokens. It can exceed 1.
 * An empty reference has no rate; by convention the number of inserted tokens stands there, so that it is 0 only when
 * both are empty. Example: 1 substitution and 1 insertion against 4 words: .5.
 */
export function errorRate({ edits, reference }: ErrorCounts): number {
  return edits / Math.max(1, reference)
}

/**
 * Match error rate: (S + D + I) / (H + S + D + I), the share of alignment steps that are errors; never above 1.
 * Source: Morris, Maier & Green (2004), "From WER and RIL to MER and WIL".
 */
export function matchErrorRate({ edits, hits }: ErrorCounts): number {
  return edits + hits === 0 ? 0 : edits / (edits + hits)
}

/** Word information preserved: H/reference · H/hypothesis, 1 for two empty texts. Source: Morris et al. (2004). */
export function informationPreserved({ hits, reference, hypothesis }: ErrorCounts): number {
  if (reference === 0 && hypothesis === 0) return 1
  return reference === 0 || hypothesis === 0 ? 0 : (hits / reference) * (hits / hypothesis)
}

/** Word information lost: 1 − word information preserved. */
export function informationLost(counts: ErrorCounts): number {
  return 1 - informationPreserved(counts)
}

/** The mean of the pairs' own rates, in which short texts weigh as much as long ones; null of no pairs. */
export function meanErrorRate(pairs: readonly ErrorCounts[]): number | null {
  if (pairs.length === 0) return null
  return pairs.reduce((sum, counts) => sum + errorRate(counts), 0) / pairs.length
}
