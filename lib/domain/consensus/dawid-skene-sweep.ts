import { normalizeLogs } from './one-coin.ts'
import type { OrderedPatterns } from './pattern-order.ts'

/** Expected counts: answers per column and true class, and items per true class. */
export type Expected = { cell: Float64Array; share: Float64Array }

type Parameters = { prior: Float64Array; confusion: Float64Array; posterior: Float64Array; expected: Expected }

/** Products of probabilities that sum to less than this lose digits; such patterns are computed in logarithms. */
const leastProduct = 1e-250

/**
 * The E step, which counts for the M step as it goes. It walks the patterns in an order in which those with the same
 * first columns follow each other: their products of probabilities start from what they share, and what is counted waits
 * at the shared columns until the walk leaves them. Answers the log-likelihood of the parameters; `count` leaves the
 * posteriors as they are and only counts.
 */
export function createSweep(
  { patterns, shared, longest }: OrderedPatterns,
  { prior, confusion, posterior, expected }: Parameters,
) {
  const { start, column, count, classes } = patterns
  const { cell, share } = expected
  const product = new Float64Array((longest + 2) * classes)
  const waiting = new Float64Array((longest + 1) * classes)
  const path = new Int32Array(longest + 1)
  const top = (longest + 1) * classes
  const weights = new Float64Array(classes)
  const leave = (depth: number, keep: number) => {
    for (let d = depth; d > keep; d--) {
      const row = path[d] as number
      const at = d * classes
      for (let t = 0; t < classes; t++) {
        const weight = waiting[at + t] as number
        cell[row + t] = (cell[row + t] as number) + weight
        waiting[at - classes + t] = (waiting[at - classes + t] as number) + weight
        waiting[at + t] = 0
      }
    }
  }
  return (mode: 'update' | 'count'): number => {
    product.set(prior)
    let logs: Float64Array | null = null
    let logLikelihood = 0
    let factors = 1
    let depth = 0
    for (let p = 0; p < patterns.patterns; p++) {
      const from = start[p] as number
      const to = start[p + 1] as number
      const before = shared[p] as number
      const after = shared[p + 1] as number
      leave(depth, before)
      for (depth = before; depth < after; ) {
        const row = (column[from + depth] as number) * classes
        const at = ++depth * classes
        path[depth] = row
        for (let t = 0; t < classes; t++) {
          product[at + t] = (product[at - classes + t] as number) * (confusion[row + t] as number)
        }
      }
      const at = depth * classes
      const own = from + depth
      const here = p * classes
      const times = count[p] as number
      if (mode === 'update') {
        for (let i = own; i < to; i++) {
          const row = (column[i] as number) * classes
          const base = i === own ? at : top
          for (let t = 0; t < classes; t++) {
            product[top + t] = (product[base + t] as number) * (confusion[row + t] as number)
          }
        }
        const end = own < to ? top : at
        let sum = 0
        for (let t = 0; t < classes; t++) sum += product[end + t] as number
        if (sum >= leastProduct) {
          const share = 1 / sum
          for (let t = 0; t < classes; t++) posterior[here + t] = (product[end + t] as number) * share
          // A logarithm for many patterns at once: the product of their sums, while it keeps its digits.
          if (times > 1 || sum < 1e-50) logLikelihood += times * Math.log(sum)
          else {
            factors *= sum
            if (factors < 1e-200) {
              logLikelihood += Math.log(factors)
              factors = 1
            }
          }
        } else {
          logs ??= confusion.map(Math.log)
          logLikelihood += times * updateInLogs(patterns, p, prior, logs, posterior)
        }
      }
      for (let t = 0; t < classes; t++) {
        const weight = (posterior[here + t] as number) * times
        waiting[at + t] = (waiting[at + t] as number) + weight
        weights[t] = weight
      }
      for (let i = own; i < to; i++) {
        const row = (column[i] as number) * classes
        for (let t = 0; t < classes; t++) cell[row + t] = (cell[row + t] as number) + (weights[t] as number)
      }
    }
    leave(depth, 0)
    for (let t = 0; t < classes; t++) {
      share[t] = (share[t] as number) + (waiting[t] as number)
      waiting[t] = 0
    }
    return logLikelihood + Math.log(factors)
  }
}

/** The posterior of one pattern, in logarithms throughout; answers its log-likelihood. */
function updateInLogs(
  { start, column, classes }: OrderedPatterns['patterns'],
  p: number,
  prior: Float64Array,
  logConfusion: Float64Array,
  posterior: Float64Array,
): number {
  const row = posterior.subarray(p * classes, (p + 1) * classes)
  for (let t = 0; t < classes; t++) row[t] = Math.log(prior[t] as number)
  for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
    const at = (column[i] as number) * classes
    for (let t = 0; t < classes; t++) row[t] = (row[t] as number) + (logConfusion[at + t] as number)
  }
  return normalizeLogs(row)
}
