import { seededRandom } from '#lib/domain/kernel/random.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'

export type Crowd = {
  units: number
  classes: number
  /** How probably each labeler is right; wrong answers fall on the other classes alike. */
  skills: readonly number[]
  seed: number
}

/** Answers of labelers of known skill to items of known truth. */
export function simulateCrowd({ units, classes, skills, seed }: Crowd): { ratings: Ratings; truth: Int32Array } {
  const random = seededRandom(seed)
  const truth = Int32Array.from({ length: units }, () => Math.floor(random() * classes))
  const size = units * skills.length
  const ratings: Ratings = {
    unit: new Int32Array(size),
    labeler: new Int32Array(size),
    value: new Int32Array(size),
    units,
    labelers: skills.length,
    categories: Array.from({ length: classes }, (_, t) => `class ${t}`),
  }
  for (let i = 0; i < size; i++) {
    const unit = Math.floor(i / skills.length)
    const labeler = i % skills.length
    const right = truth[unit] as number
    const wrong = (right + 1 + Math.floor(random() * (classes - 1))) % classes
    ratings.unit[i] = unit
    ratings.labeler[i] = labeler
    ratings.value[i] = random() < (skills[labeler] as number) ? right : wrong
  }
  return { ratings, truth }
}

/** The same answers in another order, with labelers numbered anew: `order` lists the entries, `labelerAs` the numbers. */
export function reorder(ratings: Ratings, order: readonly number[], labelerAs: readonly number[]): Ratings {
  return {
    ...ratings,
    unit: Int32Array.from(order, (i) => ratings.unit[i] as number),
    labeler: Int32Array.from(order, (i) => labelerAs[ratings.labeler[i] as number] as number),
    value: Int32Array.from(order, (i) => ratings.value[i] as number),
  }
}

/** Ratings from rows unit × labeler, −1 where nobody answered. */
export function ratingsOf(rows: readonly (readonly number[])[], classes: number): Ratings {
  const given = rows.flatMap((row, unit) => row.map((value, labeler) => ({ unit, labeler, value })))
  const answers = given.filter((answer) => answer.value !== -1)
  return {
    unit: Int32Array.from(answers, (answer) => answer.unit),
    labeler: Int32Array.from(answers, (answer) => answer.labeler),
    value: Int32Array.from(answers, (answer) => answer.value),
    units: rows.length,
    labelers: Math.max(0, ...rows.map((row) => row.length)),
    categories: Array.from({ length: classes }, (_, t) => `class ${t}`),
  }
}
