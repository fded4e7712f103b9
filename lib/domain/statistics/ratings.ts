/**
 * The answers that a statistic reads, one entry per given answer; what is missing has no entry.
 *
 * `unit[i]`, `labeler[i]` and `value[i]` belong together (all three of equal length). Units are numbered
 * 0 … units − 1, labelers 0 … labelers − 1. `value` holds category codes (indices into `categories`) for
 * nominal and ordinal data, or the numbers themselves for interval and ratio data.
 */
export type Ratings = {
  unit: Int32Array
  labeler: Int32Array
  value: Int32Array | Float64Array
  units: number
  labelers: number
  categories?: readonly string[]
}
