import type { AnswerPatterns } from './answer-patterns.ts'
import type { CountedRatings } from './counted-ratings.ts'
import { whyNoPairs } from './counted-ratings.ts'
import { identityLikeness, type Likeness, likenessOf, type Weighting } from './likeness.ts'
import { type Measurement, singleStatistic } from './measurement.ts'
import { agreementPerPattern, isPairable } from './percent-agreement.ts'

/** How a coefficient of the kappa family is to weigh, and what numbers its categories stand for (else their codes). */
export type CoefficientOptions = { weighting?: Weighting; numbers?: ArrayLike<number> }

/** Observed agreement p_a and the mean share π of each category within the rated units, for one vector of weights. */
export type AgreementSums = { observed: number; shares: Float64Array }

/** The likeness of codes that the options mean for these ratings. */
export function likenessFor(
  counted: CountedRatings,
  { weighting = 'identity', numbers }: CoefficientOptions,
): Likeness {
  return likenessOf(weighting, counted.domain, numbers ?? counted.numbers)
}

/** (p_a − p_e)/(1 − p_e), NaN where chance agreement is certain. */
export function correctForChance(observed: number, chance: number): number {
  return 1 - chance > 1e-14 ? (observed - chance) / (1 - chance) : Number.NaN
}

/** Observed agreement over pairable units and category shares over rated units, as functions of the weights. */
export function agreementSums(
  patterns: AnswerPatterns,
  likeness: Likeness,
): (weights: ArrayLike<number>) => AgreementSums {
  const agreement = agreementPerPattern(patterns, likeness)
  const { start, value } = patterns
  const shares = new Float64Array(patterns.codes)
  return (weights) => {
    shares.fill(0)
    let rated = 0
    let pairable = 0
    let agreed = 0
    for (let p = 0; p < patterns.patterns; p++) {
      const weight = weights[p] as number
      const from = start[p] as number
      const to = start[p + 1] as number
      if (weight === 0 || from === to) continue
      rated += weight
      for (let i = from; i < to; i++) {
        const c = value[i] as number
        shares[c] = (shares[c] as number) + weight / (to - from)
      }
      if (!isPairable(patterns, p)) continue
      pairable += weight
      agreed += weight * (agreement[p] as number)
    }
    for (let c = 0; c < shares.length; c++) shares[c] = (shares[c] as number) / rated
    return { observed: agreed / pairable, shares }
  }
}

/**
 * A coefficient (p_a − p_e)/(1 − p_e) whose chance agreement depends on the category shares alone.
 * `whyUndefined` speaks of the case p_e = 1.
 */
export function measureCorrected(
  counted: CountedRatings,
  likeness: Likeness,
  chance: (shares: Float64Array) => number,
): Measurement {
  const sums = agreementSums(counted.patterns, likeness)
  return {
    population: counted.patterns,
    statistic: singleStatistic((weights) => {
      const { observed, shares } = sums(weights)
      return correctForChance(observed, chance(shares))
    }),
    impossible: whyNoPairs(counted),
    whyUndefined: 'single_category',
    units: counted.pairableUnits,
    answers: counted.pairableAnswers,
  }
}

/**
 * Σ_k w_ck π_k of each category c: how much of what is given an answer like it agrees with. `asked` is other than 0 for
 * the categories that are asked about, those given unless stated.
 */
export function likelyMatches(shares: Float64Array, likeness: Likeness, asked = shares): Float64Array {
  if (likeness === identityLikeness) return shares
  const used = Int32Array.from(shares.keys()).filter((c) => shares[c] !== 0)
  return asked.map((times, c) => {
    let sum = 0
    if (times !== 0) for (const k of used) sum += likeness(c, k) * (shares[k] as number)
    return sum
  })
}

/** Σ over all ordered pairs of categories of their likeness. */
export function sumOfLikeness(domain: ArrayLike<number>, likeness: Likeness): number {
  if (likeness === identityLikeness) return domain.length
  let sum = 0
  for (let i = 0; i < domain.length; i++) {
    for (let j = 0; j < domain.length; j++) sum += likeness(domain[i] as number, domain[j] as number)
  }
  return sum
}
