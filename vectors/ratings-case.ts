import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { listOf } from './shapes.ts'

/** A case of `coefficients.json`: ratings[unit][rater], null where missing, and the categories in ascending order. */
export type RatingsCase = { ratings: unknown; domain: unknown; units: unknown; raters: unknown }

/** Ratings with category codes, positions in the case's domain. */
export function codedRatings(one: RatingsCase): Ratings {
  const domain = listOf(one.domain)
  const codes = new Map(domain.map((value, code) => [value, code]))
  return toRatings(one, (value) => codes.get(value) as number, domain.map(String))
}

/** Ratings whose values are the numbers themselves, for interval and ratio data. */
export function numericRatings(one: RatingsCase): Ratings {
  const { unit, labeler, value, units, labelers } = toRatings(one, Number)
  return { unit, labeler, value: Float64Array.from(value), units, labelers }
}

/** The numbers that the categories stand for; undefined for names. */
export function domainNumbers(one: RatingsCase): number[] | undefined {
  const domain = listOf(one.domain)
  return domain.every((value) => typeof value === 'number') ? domain.map(Number) : undefined
}

function toRatings(one: RatingsCase, readValue: (value: unknown) => number, categories?: string[]): Ratings {
  const unit: number[] = []
  const labeler: number[] = []
  const values: number[] = []
  for (const [u, row] of listOf(one.ratings).entries()) {
    for (const [l, value] of listOf(row).entries()) {
      if (value === null) continue
      unit.push(u)
      labeler.push(l)
      values.push(readValue(value))
    }
  }
  return {
    unit: Int32Array.from(unit),
    labeler: Int32Array.from(labeler),
    value: categories ? Int32Array.from(values) : Float64Array.from(values),
    units: Number(one.units),
    labelers: Number(one.raters),
    categories,
  }
}
