import type { Ratings } from '#lib/domain/statistics/ratings.ts'

/** Ratings from rows of counts per category. Who answered is not known: labelers are numbered within each row. */
export function ratingsOfCounts(rows: readonly (readonly number[])[], categories: readonly string[]): Ratings {
  const unit: number[] = []
  const labeler: number[] = []
  const value: number[] = []
  let labelers = 0
  for (const [u, counts] of rows.entries()) {
    let l = 0
    for (const [code, times] of counts.entries()) {
      for (let i = 0; i < times; i++) {
        unit.push(u)
        labeler.push(l++)
        value.push(code)
      }
    }
    labelers = Math.max(labelers, l)
  }
  return {
    unit: Int32Array.from(unit),
    labeler: Int32Array.from(labeler),
    value: Int32Array.from(value),
    units: rows.length,
    labelers,
    categories,
  }
}
