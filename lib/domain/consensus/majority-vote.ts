import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { countClasses } from './labeled-patterns.ts'
import type { PickedLabels } from './skill-model.ts'

export type MajorityVote = PickedLabels & {
  /** Answers that each unit got, and how many of them the leading class got (all that share a tied lead, each). */
  answers: Int32Array
  votes: Int32Array
}

/**
 * The class that most answers of a unit name. A tie names none: the unit's label is −1 and it is listed, in order;
 * nothing is decided by the order of classes or labelers. All answers count, repeated ones too.
 *
 * Example: answers 0, 1, 1 → 1 with 2 of 3 votes; 0, 1 → tied with 1 of 2 votes; none → −1, not listed as tied.
 */
export function majorityVote(ratings: Ratings): MajorityVote {
  const { unit, value, units } = ratings
  const classes = Math.max(countClasses(ratings), 1)
  const label = new Int32Array(units).fill(-1)
  const answers = new Int32Array(units)
  const votes = new Int32Array(units)
  if (isAscending(unit)) countInOrder(unit, value, classes, { label, answers, votes })
  else countInTable(unit, value, classes, { label, answers, votes })
  const tied: number[] = []
  for (let u = 0; u < units; u++) if (label[u] === -1 && answers[u] !== 0) tied.push(u)
  return { label, tied, answers, votes }
}

type Counts = { label: Int32Array; answers: Int32Array; votes: Int32Array }

function isAscending(unit: Int32Array): boolean {
  for (let i = 1; i < unit.length; i++) if ((unit[i] as number) < (unit[i - 1] as number)) return false
  return true
}

/** One pass where each unit's answers stand together: one row of counters, emptied after each unit. */
function countInOrder(unit: Int32Array, value: ArrayLike<number>, classes: number, out: Counts): void {
  const counts = new Int32Array(classes)
  for (let from = 0; from < unit.length; ) {
    const u = unit[from] as number
    let best = -1
    let most = 0
    let to = from
    for (; to < unit.length && unit[to] === u; to++) {
      const v = value[to] as number
      const count = (counts[v] as number) + 1
      counts[v] = count
      if (count > most) {
        most = count
        best = v
      } else if (count === most) {
        best = -1
      }
    }
    for (let i = from; i < to; i++) counts[value[i] as number] = 0
    out.label[u] = best
    out.votes[u] = most
    out.answers[u] = to - from
    from = to
  }
}

/** Answers in any order: a table of counts, for as many units at a time as keep it small. */
function countInTable(unit: Int32Array, value: ArrayLike<number>, classes: number, out: Counts): void {
  const atOnce = Math.max(1, Math.floor((1 << 24) / classes))
  for (let first = 0; first < out.label.length; first += atOnce) {
    const size = Math.min(atOnce, out.label.length - first)
    const counts = new Int32Array(size * classes)
    for (let i = 0; i < unit.length; i++) {
      const u = (unit[i] as number) - first
      if (u < 0 || u >= size) continue
      const at = u * classes + (value[i] as number)
      const count = (counts[at] as number) + 1
      counts[at] = count
      const most = out.votes[first + u] as number
      out.answers[first + u] = (out.answers[first + u] as number) + 1
      if (count > most) {
        out.votes[first + u] = count
        out.label[first + u] = value[i] as number
      } else if (count === most) {
        out.label[first + u] = -1
      }
    }
  }
}
