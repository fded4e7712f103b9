import { alphaOfSums, alphaSums } from '#lib/domain/statistics/alpha-measure.ts'
import type { AnswerPatterns } from '#lib/domain/statistics/answer-patterns.ts'
import type { Resampling } from '#lib/domain/statistics/bootstrap.ts'
import { type CountedRatings, whyNoPairs } from '#lib/domain/statistics/counted-ratings.ts'
import { type Difference, pairedDifference } from '#lib/domain/statistics/difference.ts'
import type { Metric } from '#lib/domain/statistics/distance.ts'
import { type Measurement, singleStatistic } from '#lib/domain/statistics/measurement.ts'

/**
 * What alpha would gain at most if the confusion of two classes were mended: on every unit where both were answered,
 * those answers are read as whichever of the two more labelers gave there (in a tie, as the one given more often over
 * all). All other answers stay. The interval is of the paired difference on the same units.
 *
 * This is what a perfect ruling between the two classes could bring, not what merging them would.
 */
export function gainIfMended(
  counted: CountedRatings,
  [a, b]: readonly [number, number],
  metric: Metric,
  resampling: Resampling,
): Difference {
  const mended = mendPatterns(counted.patterns, a, b)
  const measure = (patterns: AnswerPatterns): Measurement => {
    const sums = alphaSums(patterns, metric, counted.numbers)
    return {
      population: patterns,
      statistic: singleStatistic((weights) => alphaOfSums(sums(weights))),
      impossible: whyNoPairs(counted),
      whyUndefined: 'single_category',
      units: counted.pairableUnits,
      answers: counted.pairableAnswers,
    }
  }
  return pairedDifference(measure(counted.patterns), measure(mended), resampling)
}

/** The same patterns with a and b settled within each; their numbers and counts stay, so that units stay paired. */
function mendPatterns(patterns: AnswerPatterns, a: number, b: number): AnswerPatterns {
  const { start, count } = patterns
  const value = patterns.value.slice()
  const times = (code: number, p: number) => {
    let n = 0
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) if (value[i] === code) n++
    return n
  }
  let lead = 0
  for (let p = 0; p < patterns.patterns; p++) lead += (count[p] as number) * (times(a, p) - times(b, p))
  const usual = lead >= 0 ? a : b
  for (let p = 0; p < patterns.patterns; p++) {
    const ofA = times(a, p)
    const ofB = times(b, p)
    if (ofA === 0 || ofB === 0) continue
    const settled = ofA === ofB ? usual : ofA > ofB ? a : b
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      if (value[i] === a || value[i] === b) value[i] = settled
    }
    value.subarray(start[p] as number, start[p + 1] as number).sort()
  }
  return { ...patterns, value }
}
