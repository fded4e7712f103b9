import type { Ratings } from './ratings.ts'

/**
 * Ratings in order of units: those of unit u are at positions start[u] … start[u + 1] − 1 of `labeler` and `value`,
 * in the order in which they were given. No labeler stands twice on one unit.
 */
export type GroupedRatings = {
  units: number
  labelers: number
  start: Int32Array
  labeler: Int32Array
  value: Int32Array | Float64Array
  /** Answers left out because the same labeler answered the same unit again later: the last one counts. */
  repeats: number
  /** Labelers who answered at least once. */
  activeLabelers: number
  /** The least and greatest value, 0 and −1 of no values. */
  range: readonly [least: number, greatest: number]
}

/**
 * Groups ratings by unit and keeps the last of repeated answers of one labeler on one unit.
 *
 * Ratings that come in order of units without repeats are not copied. Throws when the arrays differ in length or an
 * index lies outside its range: that is a defect of the caller, not of the data.
 */
export function groupByUnit(ratings: Ratings): GroupedRatings {
  const { unit, labeler, value, units, labelers } = ratings
  const length = unit.length
  if (labeler.length !== length || value.length !== length) throw new Error('ratings: arrays of different lengths')
  const range = rangeIfComplete(ratings)
  if (range) return completeTable(ratings, range)
  const start = new Int32Array(units + 1)
  const lastUnit = new Int32Array(labelers).fill(-1)
  let inOrder = true
  let repeated = false
  let current = -1
  let least = length > 0 ? (value[0] as number) : 0
  let greatest = length > 0 ? least : -1
  for (let i = 0; i < length; i++) {
    const u = unit[i] as number
    const l = labeler[i] as number
    const v = value[i] as number
    if (u !== current) {
      if (u < 0 || u >= units) throw new Error(`ratings: unit out of range at entry ${i}`)
      if (u < current) inOrder = false
      current = u
    }
    if (l < 0 || l >= labelers) throw new Error(`ratings: labeler out of range at entry ${i}`)
    if (lastUnit[l] === u) repeated = true
    lastUnit[l] = u
    start[u + 1] = (start[u + 1] as number) + 1
    if (v < least) least = v
    if (v > greatest) greatest = v
  }
  for (let u = 0; u < units; u++) start[u + 1] = (start[u + 1] as number) + (start[u] as number)
  let activeLabelers = 0
  for (let l = 0; l < labelers; l++) if (lastUnit[l] !== -1) activeLabelers++
  const asGiven: GroupedRatings = {
    units,
    labelers,
    start,
    labeler,
    value,
    repeats: 0,
    activeLabelers,
    range: [least, greatest],
  }
  if (inOrder) return repeated ? keepLast(asGiven) : asGiven
  return keepLast(sortByUnit(unit, asGiven))
}

/**
 * The range of the values if every labeler answered every unit and the entries come unit by unit, labeler by labeler;
 * else null. The most common shape of large data, worth one look.
 */
function rangeIfComplete({ unit, labeler, value, units, labelers }: Ratings): [number, number] | null {
  if (unit.length === 0 || unit.length !== units * labelers) return null
  let least = value[0] as number
  let greatest = least
  let i = 0
  for (let u = 0; u < units; u++) {
    for (let l = 0; l < labelers; l++) {
      if (unit[i] !== u || labeler[i] !== l) return null
      const v = value[i] as number
      if (v < least) least = v
      if (v > greatest) greatest = v
      i++
    }
  }
  return [least, greatest]
}

function completeTable({ labeler, value, units, labelers }: Ratings, range: [number, number]): GroupedRatings {
  const start = new Int32Array(units + 1)
  for (let u = 1; u <= units; u++) start[u] = u * labelers
  return { units, labelers, start, labeler, value, repeats: 0, activeLabelers: labelers, range }
}

/** Counting sort, stable, so that "the last answer" keeps its meaning. */
function sortByUnit(unit: Int32Array, grouped: GroupedRatings): GroupedRatings {
  const { labeler, value, units, start } = grouped
  const next = start.slice(0, units)
  const sortedLabeler = new Int32Array(unit.length)
  const sortedValue = value instanceof Int32Array ? new Int32Array(unit.length) : new Float64Array(unit.length)
  for (let i = 0; i < unit.length; i++) {
    const u = unit[i] as number
    const at = next[u] as number
    next[u] = at + 1
    sortedLabeler[at] = labeler[i] as number
    sortedValue[at] = value[i] as number
  }
  return { ...grouped, labeler: sortedLabeler, value: sortedValue }
}

/** Removes all but the last answer of each labeler on each unit; answers the input itself when nothing is repeated. */
function keepLast(grouped: GroupedRatings): GroupedRatings {
  const { units, labelers, start, labeler, value } = grouped
  const lastUnit = new Int32Array(labelers).fill(-1)
  const lastAt = new Int32Array(labelers)
  let repeats = 0
  for (let u = 0; u < units; u++) {
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      const l = labeler[i] as number
      if (lastUnit[l] === u) repeats++
      lastUnit[l] = u
    }
  }
  if (repeats === 0) return grouped
  const length = labeler.length - repeats
  const out: GroupedRatings = {
    ...grouped,
    start: new Int32Array(units + 1),
    labeler: new Int32Array(length),
    value: value instanceof Int32Array ? new Int32Array(length) : new Float64Array(length),
    repeats,
  }
  lastUnit.fill(-1)
  let to = 0
  for (let u = 0; u < units; u++) {
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      const l = labeler[i] as number
      if (lastUnit[l] === u) {
        out.value[lastAt[l] as number] = value[i] as number
        continue
      }
      lastUnit[l] = u
      lastAt[l] = to
      out.labeler[to] = l
      out.value[to] = value[i] as number
      to++
    }
    out.start[u + 1] = to
  }
  return out
}
