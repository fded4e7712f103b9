import type { GroupedRatings } from './grouped-ratings.ts'

/**
 * Units with the same answers, whoever gave them, counted once: a pattern is a distinct multiset of codes.
 *
 * Statistics that don't ask who answered are functions of how many units show each pattern, so a resample of a million
 * units is a vector of counts. The codes of pattern p are value[start[p]] … value[start[p + 1] − 1], ascending;
 * `count[p]` units show it; unit u shows patternOf[u]. A unit that nobody answered shows an empty pattern.
 */
export type AnswerPatterns = {
  patterns: number
  start: Int32Array
  value: Int32Array
  count: Int32Array
  patternOf: Int32Array
  /** Codes are below this number. */
  codes: number
  units: number
}

/** Patterns of units whose answers fit a table of at most this many entries are counted without hashing. */
const largestTable = 1 << 21

/** Finds the distinct multisets of answers. `codes` are parallel to the grouped labelers. */
export function findPatterns(
  grouped: Pick<GroupedRatings, 'units' | 'start'>,
  codes: Int32Array,
  numberOfCodes: number,
): AnswerPatterns {
  let longest = 0
  for (let u = 0; u < grouped.units; u++) {
    const answers = (grouped.start[u + 1] as number) - (grouped.start[u] as number)
    if (answers > longest) longest = answers
  }
  const offsets = tableOffsets(numberOfCodes, longest, Math.max(4096, 4 * grouped.units))
  const builder = new PatternBuilder(grouped.units, numberOfCodes)
  if (offsets === null) hashUnits(grouped, codes, builder)
  else countInTable(grouped, codes, numberOfCodes, offsets, builder)
  return builder.finish()
}

/** offsets[m]: where the table of units with m answers begins; the last entry is the table's size. Null: too large. */
function tableOffsets(codes: number, longest: number, limit: number): number[] | null {
  const offsets = [0]
  let size = 1
  for (let m = 0; m <= longest; m++) {
    offsets.push((offsets[m] as number) + size)
    if ((offsets[m + 1] as number) > Math.min(largestTable, limit)) return null
    size *= codes
  }
  return offsets
}

/** First counts ordered answers as numbers in base `codes`, then merges the orders of one multiset. */
function countInTable(
  { units, start }: Pick<GroupedRatings, 'units' | 'start'>,
  codes: Int32Array,
  base: number,
  offsets: number[],
  builder: PatternBuilder,
): void {
  const patternOfKey = new Int32Array(offsets[offsets.length - 1] as number).fill(-1)
  const { patternOf } = builder
  const scratch = new Int32Array(offsets.length)
  for (let u = 0; u < units; u++) {
    const from = start[u] as number
    const to = start[u + 1] as number
    let key = 0
    for (let i = from; i < to; i++) key = key * base + (codes[i] as number)
    key += offsets[to - from] as number
    let pattern = patternOfKey[key] as number
    if (pattern === -1) {
      const answers = scratch.subarray(0, to - from)
      answers.set(codes.subarray(from, to))
      pattern = builder.find(answers.sort())
      patternOfKey[key] = pattern
    }
    patternOf[u] = pattern
  }
}

function hashUnits(
  { units, start }: Pick<GroupedRatings, 'units' | 'start'>,
  codes: Int32Array,
  builder: PatternBuilder,
): void {
  for (let u = 0; u < units; u++) {
    const answers = codes.slice(start[u] as number, start[u + 1] as number).sort()
    builder.patternOf[u] = builder.find(answers)
  }
}

/** An open-addressing table of the patterns found so far. */
class PatternBuilder {
  readonly patternOf: Int32Array
  private readonly units: number
  private readonly codes: number
  private readonly starts: number[] = [0]
  private values = new Int32Array(1024)
  private used = 0
  private slots = new Int32Array(2048).fill(-1)
  private hashes: number[] = []

  constructor(units: number, codes: number) {
    this.units = units
    this.codes = codes
    this.patternOf = new Int32Array(units)
  }

  /** The number of the pattern with these sorted answers, new or known. */
  find(answers: Int32Array): number {
    let hash = 0x811c9dc5
    for (let i = 0; i < answers.length; i++) hash = Math.imul(hash ^ (answers[i] as number), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
    let slot = hash & (this.slots.length - 1)
    for (; this.slots[slot] !== -1; slot = (slot + 1) & (this.slots.length - 1)) {
      const pattern = this.slots[slot] as number
      if (this.hashes[pattern] === hash && this.equals(pattern, answers)) return pattern
    }
    const pattern = this.hashes.length
    this.slots[slot] = pattern
    this.hashes.push(hash)
    if (this.used + answers.length > this.values.length) {
      const larger = new Int32Array(2 * (this.used + answers.length))
      larger.set(this.values)
      this.values = larger
    }
    this.values.set(answers, this.used)
    this.used += answers.length
    this.starts.push(this.used)
    if (2 * this.hashes.length > this.slots.length) this.grow()
    return pattern
  }

  finish(): AnswerPatterns {
    const patterns = this.hashes.length
    const count = new Int32Array(patterns)
    for (let u = 0; u < this.units; u++) {
      const p = this.patternOf[u] as number
      count[p] = (count[p] as number) + 1
    }
    return {
      patterns,
      start: Int32Array.from(this.starts),
      value: this.values.slice(0, this.used),
      count,
      patternOf: this.patternOf,
      codes: this.codes,
      units: this.units,
    }
  }

  private equals(pattern: number, answers: Int32Array): boolean {
    const from = this.starts[pattern] as number
    if ((this.starts[pattern + 1] as number) - from !== answers.length) return false
    for (let i = 0; i < answers.length; i++) if (this.values[from + i] !== answers[i]) return false
    return true
  }

  private grow(): void {
    this.slots = new Int32Array(2 * this.slots.length).fill(-1)
    for (let pattern = 0; pattern < this.hashes.length; pattern++) {
      let slot = (this.hashes[pattern] as number) & (this.slots.length - 1)
      while (this.slots[slot] !== -1) slot = (slot + 1) & (this.slots.length - 1)
      this.slots[slot] = pattern
    }
  }
}
