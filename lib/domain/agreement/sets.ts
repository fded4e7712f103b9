import type { Figure } from '#lib/domain/statistics/figure.ts'
import { figureOf } from '#lib/domain/statistics/figure-with-interval.ts'
import { groupByUnit } from '#lib/domain/statistics/grouped-ratings.ts'
import { jaccardDistance, masiDistance } from '#lib/domain/statistics/set-distance.ts'
import { agreementOfChoices, type ChoiceAgreement } from './choices.ts'
import type { AgreementOptions } from './options.ts'

/** Sets given by labelers, one entry per answer; an empty set is an answer. What is missing has no entry. */
export type SetAnswers = {
  unit: Int32Array
  labeler: Int32Array
  set: readonly (readonly string[])[]
  units: number
  labelers: number
}

/** Agreement on whether one element belongs to the set, over all units. */
export type ElementFigures = { element: string; chosen: number; alpha: Figure; specific: Figure }

/** The distinct sets are the classes of `confusions`, as they stand in `sets`. */
export type SetAgreement = Omit<ChoiceAgreement, 'byClass'> & {
  sets: readonly (readonly string[])[]
  byElement: ElementFigures[]
}

export const setDistances = { jaccard: jaccardDistance, masi: masiDistance } as const
export type SetDistanceName = keyof typeof setDistances

/**
 * Agreement on sets of labels: Krippendorff's alpha under the Jaccard or MASI distance, the share of pairs of equal sets,
 * and for each element the agreement on whether it belongs.
 */
export function agreementOfSets(
  answers: SetAnswers,
  options: Omit<AgreementOptions, 'level'> & { distance?: SetDistanceName } = {},
): SetAgreement {
  const elements = new Map<string, number>()
  const known = new Map<string, number>()
  const sets: string[][] = []
  const codesOfSet: number[][] = []
  const value = Int32Array.from(answers.set, (given) => {
    const set = [...new Set(given)].sort()
    const key = JSON.stringify(set)
    const code = known.get(key) ?? sets.push(set) - 1
    if (code === codesOfSet.length) {
      codesOfSet.push(set.map((element) => numberOf(elements, element)).sort((a, b) => a - b))
      known.set(key, code)
    }
    return code
  })
  const distance = setDistances[options.distance ?? 'jaccard']
  const ratings = {
    unit: answers.unit,
    labeler: answers.labeler,
    value,
    units: answers.units,
    labelers: answers.labelers,
  }
  const { byClass, ...agreement } = agreementOfChoices(ratings, {
    ...options,
    level: (a, b) => distance(codesOfSet[a] as number[], codesOfSet[b] as number[]),
  })
  void byClass
  return { ...agreement, sets, byElement: agreementPerElement(ratings, codesOfSet, [...elements.keys()]) }
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

/**
 * Alpha and specific agreement of "belongs" against "does not" (see `classAgreement`), in time of the elements given:
 * k labelers of m chose the element on a unit. The most chosen come first.
 */
function agreementPerElement(
  ratings: Parameters<typeof groupByUnit>[0],
  codesOfSet: readonly number[][],
  names: readonly string[],
): ElementFigures[] {
  const grouped = groupByUnit(ratings)
  const chosen = new Float64Array(names.length)
  const pairable = new Float64Array(names.length)
  const mixed = new Float64Array(names.length)
  const here = new Map<number, number>()
  let units = 0
  let values = 0
  for (let u = 0; u < grouped.units; u++) {
    const from = grouped.start[u] as number
    const m = (grouped.start[u + 1] as number) - from
    here.clear()
    for (let i = from; i < from + m; i++) {
      for (const e of codesOfSet[grouped.value[i] as number] as number[]) here.set(e, (here.get(e) ?? 0) + 1)
    }
    for (const [e, k] of here) {
      chosen[e] = (chosen[e] as number) + k
      if (m < 2) continue
      pairable[e] = (pairable[e] as number) + k
      mixed[e] = (mixed[e] as number) + (k * (m - k)) / (m - 1)
    }
    if (m < 2) continue
    units++
    values += m
  }
  const counts = { units, answers: values }
  return names
    .map((element, e) => {
      const n = pairable[e] as number
      const alpha = n > 0 && n < values ? 1 - ((values - 1) * (mixed[e] as number)) / (n * (values - n)) : Number.NaN
      const specific = n > 0 ? 1 - (mixed[e] as number) / n : Number.NaN
      return {
        element,
        chosen: chosen[e] as number,
        alpha: figureOf(alpha, n === 0 ? 'not_answered' : 'single_category', counts),
        specific: figureOf(specific, 'not_answered', counts),
      }
    })
    .sort((a, b) => b.chosen - a.chosen || (a.element < b.element ? -1 : 1))
}
