import fc from 'fast-check'
import type { Ratings } from '../ratings.ts'

/** Ratings from rows of units: one letter per labeler, `.` for missing; letters are codes from `a`. */
export function ratingsOf(rows: readonly string[], categories?: number): Ratings {
  const unit: number[] = []
  const labeler: number[] = []
  const value: number[] = []
  for (const [u, row] of rows.entries()) {
    for (const [l, letter] of [...row].entries()) {
      if (letter === '.') continue
      unit.push(u)
      labeler.push(l)
      value.push(letter.charCodeAt(0) - 97)
    }
  }
  return {
    unit: Int32Array.from(unit),
    labeler: Int32Array.from(labeler),
    value: Int32Array.from(value),
    units: rows.length,
    labelers: Math.max(0, ...rows.map((row) => row.length)),
    categories: categories === undefined ? undefined : Array.from({ length: categories }, (_, i) => `c${i}`),
  }
}

/** Tables of up to 12 units × 5 labelers × 4 codes with missing answers, as rows for `ratingsOf`. */
export const tables: fc.Arbitrary<string[]> = fc.integer({ min: 2, max: 5 }).chain((labelers) =>
  fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '.'), minLength: labelers, maxLength: labelers }), {
    minLength: 1,
    maxLength: 12,
  }),
)

/** The answers of each unit, in plain lists. */
export function answersByUnit({ unit, value, units }: Ratings): number[][] {
  const lists: number[][] = Array.from({ length: units }, () => [])
  for (let i = 0; i < unit.length; i++) lists[unit[i] as number]?.push(value[i] as number)
  return lists
}
