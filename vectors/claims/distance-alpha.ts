import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { TokenCodes } from '#lib/domain/text/alignment.ts'
import { normalisedEditDistance } from '#lib/domain/text/edit-distance.ts'
import { distanceOfBoxLists } from '../box-lists.ts'
import { type CaseResult, eachCase } from '../cases.ts'
import { listOf, recordOf } from '../shapes.ts'

/** The distances of this file, by their description, between two annotations as they stand in it. */
const distances: Record<string, (a: unknown, b: unknown) => number> = {
  'word Levenshtein / max(words)': distanceOfTexts,
  '1 - temporal IoU of two intervals': distanceOfIntervals,
  '1 - (sum of IoU of the best one-to-one assignment) / max(count a, count b)': distanceOfBoxLists,
}

/** Alpha through a distance: `Do`, `De` and `alpha`. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const distance = distances[String(one.distance)]
    if (!distance) {
      checker.fail('distance', `the runner does not know ${String(one.distance)}`)
      return
    }
    const rows = listOf(one.rows).map(listOf)
    const expected = recordOf(recordOf(one.expect).krippendorff)
    const alpha = krippendorffAlpha(rowsAsRatings(rows), (a, b) => distance(rows[a]?.[2], rows[b]?.[2]))
    checker.number('Do', expected.Do, alpha.observed, 1e-9)
    checker.number('De', expected.De, alpha.expected, 1e-9)
    checker.number('alpha', expected.alpha, alpha.figure, 1e-9)
  })
}

/** Every annotation is a code of its own: its row. */
function rowsAsRatings(rows: readonly unknown[][]): Ratings {
  const units = [...new Set(rows.map((row) => row[0]))]
  const labelers = [...new Set(rows.map((row) => row[1]))]
  return {
    unit: Int32Array.from(rows, (row) => units.indexOf(row[0])),
    labeler: Int32Array.from(rows, (row) => labelers.indexOf(row[1])),
    value: Int32Array.from(rows.keys()),
    units: units.length,
    labelers: labelers.length,
  }
}

/** The file splits at single spaces, so that two of them in a row enclose an empty word. */
function distanceOfTexts(a: unknown, b: unknown): number {
  const codes = new TokenCodes()
  return normalisedEditDistance(codes.encode(String(a).split(' ')), codes.encode(String(b).split(' ')))
}

function distanceOfIntervals(a: unknown, b: unknown): number {
  const [startA, endA] = listOf(a).map(Number) as [number, number]
  const [startB, endB] = listOf(b).map(Number) as [number, number]
  const shared = Math.max(0, Math.min(endA, endB) - Math.max(startA, startB))
  return 1 - shared / (endA - startA + (endB - startB) - shared)
}
