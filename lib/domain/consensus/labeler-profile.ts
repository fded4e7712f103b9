import type { Figure, Reason } from '#lib/domain/statistics/figure.ts'
import { type GroupedRatings, groupByUnit } from '#lib/domain/statistics/grouped-ratings.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { wilsonInterval } from '#lib/domain/statistics/wilson-interval.ts'
import { countClasses } from './labeled-patterns.ts'

/** A labeler's answers against a truth: the share that is right, and what was given instead. */
export type Comparison = {
  accuracy: Figure
  /** How often she gave which class where which one is true; what never happened is left out. By truth, then given. */
  confusion: { truth: number; given: number; count: number }[]
}

export type LabelerProfile = {
  labeler: number
  /** Units that she answered; her last answer to each counts. */
  units: number
  /** Against the references of the units that have one. */
  gold: Comparison
  /** Against the majority of the other labelers of the same unit; units where these tie or there are none are left out. */
  others: Comparison
}

/** What every answer of grouped ratings is compared with: a class for each, −1 where there is none. */
type Truths = { of: Int32Array; none: Reason }

/**
 * The profile of every labeler. `gold` holds the reference class of each unit, −1 where there is none.
 *
 * Her own answer never takes part in what she is measured against: `others` is the majority without it. Accuracies have
 * Wilson's interval, which takes items as drawn independently.
 *
 * Example: unit answered 0, 0, 1 by three labelers. For the third the others say 0, so her 1 counts as wrong; for the
 * first they say 0 and 1, a tie, which is left out.
 */
export function profileLabelers(ratings: Ratings, gold?: Int32Array): LabelerProfile[] {
  const grouped = groupByUnit(ratings)
  const classes = countClasses(ratings)
  const referenceOf = (u: number) => gold?.[u] ?? -1
  const againstGold = compare(grouped, classes, { of: spread(grouped, referenceOf), none: 'no_reference' })
  const againstOthers = compare(grouped, classes, { of: majorityOfOthers(grouped, classes), none: 'no_consensus' })
  const units = new Int32Array(grouped.labelers)
  for (const l of grouped.labeler) units[l] = (units[l] as number) + 1
  return Array.from(units, (answered, labeler) => ({
    labeler,
    units: answered,
    gold: againstGold[labeler] as Comparison,
    others: againstOthers[labeler] as Comparison,
  }))
}

function spread({ units, start, labeler }: GroupedRatings, ofUnit: (u: number) => number): Int32Array {
  const truths = new Int32Array(labeler.length)
  for (let u = 0; u < units; u++) truths.fill(ofUnit(u), start[u] as number, start[u + 1] as number)
  return truths
}

/** For each answer the class that most other answers of its unit name, −1 where that is tied or nobody else answered. */
function majorityOfOthers({ units, start, value }: GroupedRatings, classes: number): Int32Array {
  const truths = new Int32Array(value.length)
  const votes = new Int32Array(classes)
  for (let u = 0; u < units; u++) {
    const from = start[u] as number
    const to = start[u + 1] as number
    for (let i = from; i < to; i++) votes[value[i] as number] = (votes[value[i] as number] as number) + 1
    for (let i = from; i < to; i++) {
      const own = value[i] as number
      let lead = 0
      let leader = -1
      for (let j = from; j < to; j++) {
        const v = value[j] as number
        const count = (votes[v] as number) - (v === own ? 1 : 0)
        if (count > lead) {
          lead = count
          leader = v
        } else if (count === lead && v !== leader) {
          leader = -1
        }
      }
      truths[i] = lead === 0 ? -1 : leader
    }
    for (let i = from; i < to; i++) votes[value[i] as number] = 0
  }
  return truths
}

function compare({ labelers, labeler, value }: GroupedRatings, classes: number, { of, none }: Truths): Comparison[] {
  const counts = Array.from({ length: labelers }, () => new Map<number, number>())
  for (let i = 0; i < value.length; i++) {
    const truth = of[i] as number
    if (truth === -1) continue
    const table = counts[labeler[i] as number] as Map<number, number>
    const cell = truth * classes + (value[i] as number)
    table.set(cell, (table.get(cell) ?? 0) + 1)
  }
  return counts.map((table) => {
    const confusion = [...table]
      .sort((a, b) => a[0] - b[0])
      .map(([cell, count]) => ({ truth: Math.floor(cell / classes), given: cell % classes, count }))
    const all = confusion.reduce((sum, { count }) => sum + count, 0)
    const right = confusion.reduce((sum, { truth, given, count }) => sum + (truth === given ? count : 0), 0)
    const counted = { units: all, answers: all }
    if (all === 0) return { accuracy: { undefined: none, ...counted }, confusion }
    return { accuracy: { value: right / all, interval: wilsonInterval(right, all), ...counted }, confusion }
  })
}

/** The units behind one cell of a labeler's confusion with the others' majority, or with the references if given. */
export function unitsBehind(
  ratings: Ratings,
  cell: { labeler: number; truth: number; given: number },
  gold?: Int32Array,
): number[] {
  const grouped = groupByUnit(ratings)
  const truths = gold ? spread(grouped, (u) => gold[u] ?? -1) : majorityOfOthers(grouped, countClasses(ratings))
  const behind: number[] = []
  for (let u = 0; u < grouped.units; u++) {
    for (let i = grouped.start[u] as number; i < (grouped.start[u + 1] as number); i++) {
      const isHers = grouped.labeler[i] === cell.labeler
      if (isHers && truths[i] === cell.truth && grouped.value[i] === cell.given) behind.push(u)
    }
  }
  return behind
}
