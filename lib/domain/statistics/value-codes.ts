import type { GroupedRatings } from './grouped-ratings.ts'

/** Values as codes 0 … numbers.length − 1 in ascending order of the numbers that they stand for. */
export type ValueCodes = { codes: Int32Array; numbers: Float64Array }

/** Integers up to this one are their own codes, so that large data are not copied. */
const largestOwnCode = 65_535

/**
 * Codes for the values of ratings: category codes and small whole numbers stand for themselves (codes that never occur
 * are harmless); other numbers are sorted and numbered. `-0` and `0` are one value. Throws on NaN and infinities.
 */
export function codeValues({ value, range }: Pick<GroupedRatings, 'value' | 'range'>): ValueCodes {
  if (value instanceof Int32Array) {
    const [min, max] = range
    if (min >= 0 && max <= largestOwnCode)
      return { codes: value, numbers: Float64Array.from({ length: max + 1 }, (_, i) => i) }
  }
  const sorted = Float64Array.from(value).sort()
  let distinct = 0
  for (let i = 0; i < sorted.length; i++) {
    const v = sorted[i] as number
    if (!Number.isFinite(v)) throw new Error('ratings: a value is not a finite number')
    if (distinct === 0 || v !== sorted[distinct - 1]) sorted[distinct++] = v
  }
  const numbers = sorted.slice(0, distinct)
  const codeOf = new Map<number, number>()
  for (let code = 0; code < distinct; code++) codeOf.set(numbers[code] as number, code)
  const codes = new Int32Array(value.length)
  for (let i = 0; i < value.length; i++) codes[i] = codeOf.get(value[i] as number) as number
  return { codes, numbers }
}
