import type { Ratings } from './ratings.ts'

/**
 * The ratings of some units only, for a slice. Units are numbered anew in the order given: unit i of the result is
 * unit units[i] of the input. Labelers and categories keep their numbers. A unit named twice throws.
 */
export function restrictToUnits(ratings: Ratings, units: ArrayLike<number>): Ratings {
  const renumbered = new Int32Array(ratings.units).fill(-1)
  for (let i = 0; i < units.length; i++) {
    const u = units[i] as number
    if (!(u >= 0 && u < ratings.units)) throw new Error(`unit ${u} is not among the ratings`)
    if (renumbered[u] !== -1) throw new Error(`unit ${u} is named twice`)
    renumbered[u] = i
  }
  let kept = 0
  for (let i = 0; i < ratings.unit.length; i++) if (renumbered[ratings.unit[i] as number] !== -1) kept++
  const unit = new Int32Array(kept)
  const labeler = new Int32Array(kept)
  const value = ratings.value instanceof Int32Array ? new Int32Array(kept) : new Float64Array(kept)
  let to = 0
  for (let i = 0; i < ratings.unit.length; i++) {
    const u = renumbered[ratings.unit[i] as number] as number
    if (u === -1) continue
    unit[to] = u
    labeler[to] = ratings.labeler[i] as number
    value[to] = ratings.value[i] as number
    to++
  }
  return { ...ratings, unit, labeler, value, units: units.length }
}
