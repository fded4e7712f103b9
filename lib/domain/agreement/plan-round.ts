import { alphaOfSums, alphaSums } from '#lib/domain/statistics/alpha-measure.ts'
import { findPatterns } from '#lib/domain/statistics/answer-patterns.ts'
import { type CountedRatings, whyNoPairs } from '#lib/domain/statistics/counted-ratings.ts'
import type { Metric } from '#lib/domain/statistics/distance.ts'
import type { Reason } from '#lib/domain/statistics/figure.ts'
import { mulberry32 } from '#lib/domain/statistics/mulberry32.ts'
import { normalQuantile } from '#lib/domain/statistics/normal.ts'

/** What a round of `items` × `labelers` answers could show, judged from a pilot. */
export type RoundPlan =
  | {
      /** Half of the expected width of alpha's interval. */
      halfWidth: number
      /** The smallest change between two such rounds that would be found with probability `power`. */
      smallestChange: number
      /** Alpha of the simulated rounds, on average. */
      expectedAlpha: number
      items: number
      labelers: number
    }
  | { undefined: Reason }

export type PlanOptions = {
  items: number
  labelers: number
  metric?: Metric
  seed?: number
  /** Simulated rounds; 400 unless given. */
  rounds?: number
  confidence?: number
  power?: number
}

/** Rounds larger than this are simulated smaller, since the spread shrinks with the root of the number of items. */
const mostSimulatedItems = 2000

/**
 * Plans a round from a pilot by simulation: each round draws items from the pilot with replacement and, for each, as
 * many answers as planned from those that the pilot has, without replacement as long as they last and all over again
 * after that. With s the standard deviation of alpha over the simulated rounds, the half-width is z_{1−α/2} s and the
 * smallest change between two independent rounds (z_{1−α/2} + z_power) √2 s; paired rounds on the same items find less.
 *
 * A pilot with fewer answers per item than planned can only say that more would do no worse.
 */
export function planRound(pilot: CountedRatings, options: PlanOptions): RoundPlan {
  const { items, labelers, metric = 'nominal', confidence = 0.95, power = 0.8 } = options
  const none = whyNoPairs(pilot)
  if (none) return { undefined: none }
  if (labelers < 2) return { undefined: 'single_labeler' }
  if (items < 2) return { undefined: 'too_few_units' }
  const simulated = Math.min(items, mostSimulatedItems)
  const alphas = simulateRounds(pilot, {
    simulated,
    labelers,
    metric,
    rounds: options.rounds ?? 400,
    seed: options.seed ?? 1,
  })
  if (alphas.length < 2) return { undefined: 'too_many_undefined_resamples' }
  const mean = alphas.reduce((sum, alpha) => sum + alpha, 0) / alphas.length
  const variance = alphas.reduce((sum, alpha) => sum + (alpha - mean) ** 2, 0) / (alphas.length - 1)
  const deviation = Math.sqrt((variance * simulated) / items)
  const halfWidth = normalQuantile(1 - (1 - confidence) / 2) * deviation
  return {
    halfWidth,
    smallestChange: smallestChange(halfWidth, confidence, power),
    expectedAlpha: mean,
    items,
    labelers,
  }
}

/**
 * The smallest change between two independent rounds, each with an interval of that half-width, that is found with
 * probability `power`: (z_{1−α/2} + z_power) √2 s, with half-width / z_{1−α/2} for s.
 */
export function smallestChange(halfWidth: number, confidence: number, power: number): number {
  const z = normalQuantile(1 - (1 - confidence) / 2)
  return ((z + normalQuantile(power)) / z) * Math.SQRT2 * halfWidth
}

function simulateRounds(
  pilot: CountedRatings,
  {
    simulated,
    labelers,
    metric,
    rounds,
    seed,
  }: { simulated: number; labelers: number; metric: Metric; rounds: number; seed: number },
): number[] {
  const random = mulberry32(seed)
  const { patterns, numbers } = pilot
  const answered = Int32Array.from(patterns.patternOf).filter((p) => patterns.start[p + 1] !== patterns.start[p])
  const codes = new Int32Array(simulated * labelers)
  const grouped = {
    units: simulated,
    start: Int32Array.from({ length: simulated + 1 }, (_, i) => i * labelers),
  }
  const alphas: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (let item = 0; item < simulated; item++) {
      const p = answered[Math.floor(random() * answered.length)] as number
      const pool = patterns.value.slice(patterns.start[p] as number, patterns.start[p + 1] as number)
      for (let k = 0; k < labelers; k++) {
        const taken = k % pool.length
        const j = taken + Math.floor(random() * (pool.length - taken))
        const drawn = pool[j] as number
        pool[j] = pool[taken] as number
        pool[taken] = drawn
        codes[item * labelers + k] = drawn
      }
    }
    const drawn = findPatterns(grouped, codes, patterns.codes)
    const alpha = alphaOfSums(alphaSums(drawn, metric, numbers)(drawn.count))
    if (!Number.isNaN(alpha)) alphas.push(alpha)
  }
  return alphas
}
