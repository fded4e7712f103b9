import { type AnswerPatterns, findPatterns } from './answer-patterns.ts'
import type { Reason } from './figure.ts'
import { type GroupedRatings, groupByUnit } from './grouped-ratings.ts'
import type { Ratings } from './ratings.ts'
import { codeValues } from './value-codes.ts'

/** Ratings grouped, coded and counted once; what every statistic of this folder starts from. */
export type CountedRatings = {
  grouped: GroupedRatings
  /** The code of each grouped answer. */
  codes: Int32Array
  /** What a code stands for as a number; one entry per code, declared or met. */
  numbers: Float64Array
  /** The codes that count as categories, ascending: the declared ones, or else those that somebody used. */
  domain: Int32Array
  patterns: AnswerPatterns
  /** Answers, repeats left out. */
  answers: number
  /** Units with two answers or more, and the answers on them. */
  pairableUnits: number
  pairableAnswers: number
  /** Labelers who answered at least once. */
  activeLabelers: number
}

/** Groups, codes and counts. Throws on an index or a code outside its range and on values that are not finite. */
export function countRatings(ratings: Ratings): CountedRatings {
  const grouped = groupByUnit(ratings)
  const { codes, numbers: met } = codeValues(grouped)
  const declared = ratings.categories?.length
  if (declared !== undefined && !(ratings.value instanceof Int32Array)) {
    throw new Error('ratings: values of declared categories are their codes, in an Int32Array')
  }
  if (declared !== undefined && met.length > declared) {
    throw new Error(`ratings: code ${met.length - 1} is not among the ${declared} categories`)
  }
  const numbers = declared === undefined ? met : Float64Array.from({ length: declared }, (_, code) => code)
  const patterns = findPatterns(grouped, codes, numbers.length)
  let pairableUnits = 0
  let pairableAnswers = 0
  for (let p = 0; p < patterns.patterns; p++) {
    const m = (patterns.start[p + 1] as number) - (patterns.start[p] as number)
    if (m < 2) continue
    pairableUnits += patterns.count[p] as number
    pairableAnswers += m * (patterns.count[p] as number)
  }
  return {
    grouped,
    codes,
    numbers,
    domain: declared === undefined ? usedCodes(patterns) : Int32Array.from(numbers),
    patterns,
    answers: codes.length,
    pairableUnits,
    pairableAnswers,
    activeLabelers: grouped.activeLabelers,
  }
}

/** The reason for which no agreement of any kind can be stated, or null when there are pairs to compare. */
export function whyNoPairs(counted: CountedRatings): Reason | null {
  if (counted.grouped.units === 0) return 'no_units'
  if (counted.answers === 0) return 'no_answers'
  if (counted.activeLabelers < 2) return 'single_labeler'
  return counted.pairableUnits === 0 ? 'no_pairable_units' : null
}

function usedCodes({ codes, value }: AnswerPatterns): Int32Array {
  const used = new Uint8Array(codes)
  for (let i = 0; i < value.length; i++) used[value[i] as number] = 1
  return Int32Array.from(used.keys()).filter((code) => used[code] === 1)
}
