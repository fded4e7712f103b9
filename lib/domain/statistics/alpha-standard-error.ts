import { observedPerPattern } from './alpha-measure.ts'
import type { AnswerPatterns } from './answer-patterns.ts'
import { type CountedRatings, whyNoPairs } from './counted-ratings.ts'
import { type Distance, distanceOf, type Metric, midRanks } from './distance.ts'
import { isPairable } from './percent-agreement.ts'

/** Distances that are no level of measurement are summed over all pairs of codes only up to this many codes. */
const mostCodes = 3000

/**
 * The analytic standard error of Krippendorff's alpha over units, by linearisation, for units drawn from a large
 * population and labelers as they are.
 *
 * With, over the n pairable units, a = mean of a_u = Σ_{i ≠ j} δ/(m_u − 1), m = mean of m_u, t_c = mean of the unit's
 * answers R_uc of code c and e = Σ t_c t_k δ(c, k), alpha (but for its finite-sample term) is 1 − a m/e, and
 * SE² = 1/(n (n − 1)) Σ_u x_u² with x_u = m/e (a_u − a) + a/e (m_u − m) − a m/e² Σ_c (R_uc − t_c) e_c, where e_c is the
 * derivative of e by t_c. At ordinal level the ranks move with t too, which adds the derivatives of δ to those of a and
 * e. Null where alpha is undefined, with fewer than two pairable units, and for a distance over more than 3,000 codes.
 *
 * Source: Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th ed., section 6.4, whose formula (irrCAC's
 * krippen.alpha.raw) this is at nominal level; the other levels follow by the same steps.
 * Example: aa, bb, ab, bb: a = 1/2, m = 2, t = (3/4, 5/4), e = 15/8, e_c = (5/2, 3/2); x = (−.8889, −.3200, 1.5289,
 * −.3200), SE = √(3.3324 / 12) = .5270.
 */
export function alphaStandardError(counted: CountedRatings, metric: Metric = 'nominal'): number | null {
  const { patterns, numbers, pairableUnits: n, pairableAnswers } = counted
  if (whyNoPairs(counted) || n < 2) return null
  const m = pairableAnswers / n
  const t = meanCounts(patterns, n)
  const scale = positions(metric, t, numbers)
  const slopeOfExpected = slopes(metric, t, m, scale, numbers)
  if (slopeOfExpected === null) return null
  let expected = 0
  for (let c = 0; c < t.length; c++) expected += ((t[c] as number) * (slopeOfExpected[c] as number)) / 2
  if (!(expected > 0) || !Number.isFinite(expected)) return null
  const distance: Distance = scale
    ? (a, b) => ((scale[a] as number) - (scale[b] as number)) ** 2
    : distanceOf(metric, t, numbers)
  const observed = observedPerPattern(patterns, distance)
  let a = 0
  for (let p = 0; p < patterns.patterns; p++) a += ((patterns.count[p] as number) * (observed[p] as number)) / n
  const perCode = slopeOfExpected.map((slope) => (-a * m * slope) / (expected * expected))
  if (metric === 'ordinal' && scale) addMovingRanks(perCode, { patterns, scale, t, n, a, m, expected })
  let centre = 0
  for (let c = 0; c < t.length; c++) centre += (t[c] as number) * (perCode[c] as number)
  let squares = 0
  for (let p = 0; p < patterns.patterns; p++) {
    if (!isPairable(patterns, p)) continue
    const from = patterns.start[p] as number
    const to = patterns.start[p + 1] as number
    let x = (m / expected) * ((observed[p] as number) - a) + (a / expected) * (to - from - m) - centre
    for (let i = from; i < to; i++) x += perCode[patterns.value[i] as number] as number
    squares += (patterns.count[p] as number) * x * x
  }
  return Math.sqrt(squares / (n * (n - 1)))
}

/** The mean over pairable units of the answers of each code. */
function meanCounts(patterns: AnswerPatterns, n: number): Float64Array {
  const t = new Float64Array(patterns.codes)
  for (let p = 0; p < patterns.patterns; p++) {
    if (!isPairable(patterns, p)) continue
    for (let i = patterns.start[p] as number; i < (patterns.start[p + 1] as number); i++) {
      const c = patterns.value[i] as number
      t[c] = (t[c] as number) + (patterns.count[p] as number) / n
    }
  }
  return t
}

/** Where codes lie when their distance is a squared difference, about their mean; null for the other distances. */
function positions(metric: Metric, t: Float64Array, numbers: Float64Array): Float64Array | null {
  if (metric !== 'ordinal' && metric !== 'interval') return null
  const scale = metric === 'interval' ? Float64Array.from(numbers) : new Float64Array(t.length)
  if (metric === 'ordinal') midRanks(t, scale)
  let all = 0
  let sum = 0
  for (let c = 0; c < t.length; c++) {
    all += t[c] as number
    sum += (t[c] as number) * (scale[c] as number)
  }
  return scale.map((x) => x - sum / all)
}

/** 2 Σ_k t_k δ(c, k) for each code: the derivative of e where δ stays. Null where that takes too long. */
function slopes(
  metric: Metric,
  t: Float64Array,
  m: number,
  scale: Float64Array | null,
  numbers: Float64Array,
): Float64Array | null {
  if (metric === 'nominal') return t.map((share) => 2 * (m - share))
  if (scale) {
    let spread = 0
    for (let c = 0; c < t.length; c++) spread += (t[c] as number) * (scale[c] as number) ** 2
    return scale.map((x) => 2 * (m * x * x + spread))
  }
  const used = Int32Array.from(t.keys()).filter((c) => (t[c] as number) > 0)
  if (used.length > mostCodes) return null
  const distance = distanceOf(metric, t, numbers)
  const out = new Float64Array(t.length)
  for (const c of used)
    for (const k of used) if (c !== k) out[c] = (out[c] as number) + 2 * (t[k] as number) * distance(c, k)
  return out
}

type Ranked = {
  patterns: AnswerPatterns
  scale: Float64Array
  t: Float64Array
  n: number
  a: number
  m: number
  expected: number
}

/**
 * Adds what follows from the ranks: code c lies at r_c = Σ_{g < c} t_g + t_c/2, so dr_c/dt_g is 1 for g < c and 1/2 for
 * g = c. With pull_c = ∂(m a/e)/∂r_c the derivative by t_g is Σ_{c > g} pull_c + pull_g/2.
 */
function addMovingRanks(perCode: Float64Array, { patterns, scale, t, n, a, m, expected }: Ranked): void {
  const { start, value, count } = patterns
  // e = 2 m Σ t_c r_c² for ranks about their mean, so ∂e/∂r_c = 4 m t_c r_c.
  const pull = scale.map((r, c) => (-a * m * 4 * m * (t[c] as number) * r) / (expected * expected))
  for (let p = 0; p < patterns.patterns; p++) {
    if (!isPairable(patterns, p)) continue
    const from = start[p] as number
    const to = start[p + 1] as number
    let sum = 0
    for (let i = from; i < to; i++) sum += scale[value[i] as number] as number
    // ∂/∂r of Σ_{i ≠ j} (r_i − r_j)²/(m_u − 1): 4 (m_u r_i − Σ_j r_j)/(m_u − 1) for each answer i.
    const factor = ((m / expected) * 4 * (count[p] as number)) / (n * (to - from - 1))
    for (let i = from; i < to; i++) {
      const c = value[i] as number
      pull[c] = (pull[c] as number) + factor * ((to - from) * (scale[c] as number) - sum)
    }
  }
  let above = 0
  for (let g = perCode.length - 1; g >= 0; g--) {
    perCode[g] = (perCode[g] as number) + above + (pull[g] as number) / 2
    above += pull[g] as number
  }
}
