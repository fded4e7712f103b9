import type { Ratings } from '#lib/domain/statistics/ratings.ts'

/**
 * Units that got the same answers from the same labelers, counted once. A skill model gives all of them the same
 * posterior and learns the same from each, so its rounds cost as much as there are patterns, not units: a million
 * units of 3 labelers and 10 classes show at most 1,000.
 *
 * A *column* is a pair (labeler, class) that occurs. The columns of pattern p are column[start[p]] …
 * column[start[p + 1] − 1], ascending; a repeated answer of one labeler stands twice. `count[p]` units show it; unit u
 * shows patternOf[u], or −1 if nobody answered it.
 */
export type LabeledPatterns = {
  patterns: number
  start: Int32Array
  column: Int32Array
  count: Int32Array
  patternOf: Int32Array
  columns: number
  labelerOf: Int32Array
  classOf: Int32Array
  units: number
  labelers: number
  classes: number
  answers: number
}

/** The number of classes: the declared categories, else the highest code plus one. */
export function countClasses(ratings: Ratings): number {
  if (ratings.categories !== undefined) return ratings.categories.length
  let highest = -1
  for (let i = 0; i < ratings.value.length; i++) {
    const v = ratings.value[i] as number
    if (v > highest) highest = v
  }
  return highest + 1
}

/**
 * Finds the patterns. All answers count, repeated ones too, as in Dawid and Skene (1979). Throws when an index lies
 * outside its range or a value is not a category code: a defect of the caller, not of the data.
 */
export function findLabeledPatterns(ratings: Ratings): LabeledPatterns {
  const classes = countClasses(ratings)
  const columns = numberColumns(ratings, classes)
  const { start, column } = groupColumns(ratings, classes, columns.columnOf)
  sortWithin(start, column)
  const merged = mergeUnits(start, column, ratings.units)
  return {
    ...merged,
    columns: columns.labelerOf.length,
    labelerOf: columns.labelerOf,
    classOf: columns.classOf,
    units: ratings.units,
    labelers: ratings.labelers,
    classes,
    answers: ratings.unit.length,
  }
}

/** Numbers the pairs (labeler, class) that occur, in their order. */
function numberColumns({ unit, labeler, value, units, labelers }: Ratings, classes: number) {
  if (labeler.length !== unit.length || value.length !== unit.length) {
    throw new Error('ratings: arrays of different lengths')
  }
  const columnOf = new Int32Array(labelers * classes).fill(-1)
  for (let i = 0; i < unit.length; i++) {
    const u = unit[i] as number
    const l = labeler[i] as number
    const v = value[i] as number
    if (!(u >= 0 && u < units && l >= 0 && l < labelers && v >= 0 && v < classes && v === Math.floor(v))) {
      throw new Error(`ratings: index out of range at entry ${i}`)
    }
    columnOf[l * classes + v] = 0
  }
  const pairs: number[] = []
  for (let pair = 0; pair < columnOf.length; pair++) {
    if (columnOf[pair] === 0) {
      columnOf[pair] = pairs.length
      pairs.push(pair)
    }
  }
  return {
    columnOf,
    labelerOf: Int32Array.from(pairs, (pair) => Math.floor(pair / classes)),
    classOf: Int32Array.from(pairs, (pair) => pair % classes),
  }
}

/** The columns of unit u at start[u] … start[u + 1] − 1: a counting sort, or a plain pass where units come in order. */
function groupColumns({ unit, labeler, value, units }: Ratings, classes: number, columnOf: Int32Array) {
  const start = new Int32Array(units + 1)
  const column = new Int32Array(unit.length)
  let inOrder = true
  let previous = 0
  for (let i = 0; i < unit.length; i++) {
    const u = unit[i] as number
    if (u < previous) inOrder = false
    previous = u
    start[u + 1] = (start[u + 1] as number) + 1
    column[i] = columnOf[(labeler[i] as number) * classes + (value[i] as number)] as number
  }
  for (let u = 0; u < units; u++) start[u + 1] = (start[u + 1] as number) + (start[u] as number)
  if (inOrder) return { start, column }
  const next = start.slice(0, units)
  const sorted = new Int32Array(unit.length)
  for (let i = 0; i < unit.length; i++) {
    const u = unit[i] as number
    const at = next[u] as number
    next[u] = at + 1
    sorted[at] = column[i] as number
  }
  return { start, column: sorted }
}

/** Sorts each unit's columns, so that the order of its answers does not matter. Few answers: insertion; many: built in. */
function sortWithin(start: Int32Array, column: Int32Array): void {
  for (let u = 0; u + 1 < start.length; u++) {
    const from = start[u] as number
    const to = start[u + 1] as number
    if (to - from > 40) {
      column.subarray(from, to).sort()
      continue
    }
    for (let i = from + 1; i < to; i++) {
      const moving = column[i] as number
      let at = i
      for (; at > from && (column[at - 1] as number) > moving; at--) column[at] = column[at - 1] as number
      column[at] = moving
    }
  }
}

/** Merges units with equal columns by an open-addressing table of the first unit that showed each pattern. */
function mergeUnits(start: Int32Array, column: Int32Array, units: number) {
  const patternOf = new Int32Array(units).fill(-1)
  let slots = new Int32Array(4096).fill(-1)
  let hashes = new Int32Array(2048)
  let firstUnit = new Int32Array(2048)
  let count = new Int32Array(2048)
  let patterns = 0
  let entries = 0
  for (let u = 0; u < units; u++) {
    const from = start[u] as number
    const length = (start[u + 1] as number) - from
    if (length === 0) continue
    let hash = length
    for (let i = from; i < from + length; i++) {
      hash = Math.imul(hash ^ (column[i] as number), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    const mask = slots.length - 1
    let slot = hash & mask
    let pattern = slots[slot] as number
    while (pattern !== -1 && (hashes[pattern] !== hash || !sameColumns(firstUnit[pattern] as number, from, length))) {
      slot = (slot + 1) & mask
      pattern = slots[slot] as number
    }
    if (pattern === -1) {
      pattern = patterns++
      if (pattern === hashes.length) {
        hashes = grown(hashes)
        firstUnit = grown(firstUnit)
        count = grown(count)
      }
      slots[slot] = pattern
      hashes[pattern] = hash
      firstUnit[pattern] = u
      entries += length
      if (2 * patterns > slots.length) slots = rehashed(hashes, patterns, 2 * slots.length)
    }
    count[pattern] = (count[pattern] as number) + 1
    patternOf[u] = pattern
  }

  function sameColumns(other: number, from: number, length: number): boolean {
    const at = start[other] as number
    if ((start[other + 1] as number) - at !== length) return false
    for (let i = 0; i < length; i++) if (column[at + i] !== column[from + i]) return false
    return true
  }

  const patternStart = new Int32Array(patterns + 1)
  const patternColumn = new Int32Array(entries)
  let to = 0
  for (let p = 0; p < patterns; p++) {
    const u = firstUnit[p] as number
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) patternColumn[to++] = column[i] as number
    patternStart[p + 1] = to
  }
  return { patterns, start: patternStart, column: patternColumn, count: count.slice(0, patterns), patternOf }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

function rehashed(hashes: Int32Array, patterns: number, size: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(size).fill(-1)
  for (let p = 0; p < patterns; p++) {
    let slot = (hashes[p] as number) & (size - 1)
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1)
    slots[slot] = p
  }
  return slots
}
