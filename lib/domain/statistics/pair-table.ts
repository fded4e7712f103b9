import type { AnswerPatterns } from './answer-patterns.ts'
import type { LabelerPair } from './labeler-pairs.ts'

/**
 * The cells of two labelers' cross table that occur: pattern p is the answer value[2p] of the first with value[2p + 1]
 * of the second, on count[p] units. Unlike other patterns these are ordered.
 */
export function pairTable({ first, second }: Pick<LabelerPair, 'first' | 'second'>, codes: number): AnswerPatterns {
  const cellOf = new Map<number, number>()
  const value: number[] = []
  const count: number[] = []
  const patternOf = new Int32Array(first.length)
  for (let i = 0; i < first.length; i++) {
    const key = (first[i] as number) * codes + (second[i] as number)
    let cell = cellOf.get(key)
    if (cell === undefined) {
      cell = count.length
      cellOf.set(key, cell)
      value.push(first[i] as number, second[i] as number)
      count.push(0)
    }
    patternOf[i] = cell
    count[cell] = (count[cell] as number) + 1
  }
  return {
    patterns: count.length,
    start: Int32Array.from({ length: count.length + 1 }, (_, p) => 2 * p),
    value: Int32Array.from(value),
    count: Int32Array.from(count),
    patternOf,
    codes,
    units: first.length,
  }
}
