import { areaOfMask, type Mask, maskFromPixels, pixelsOfMask } from '#lib/domain/geometry/mask.ts'

export type MaskVote = {
  mask: Mask
  /** Pixels for which and against which equally much weight was given; they are in. */
  tied: number
}

/**
 * Per-pixel majority: a pixel is in where at least half of the labelers' weight says so. All masks have one size;
 * throws where they don't, or where there is none.
 *
 * Example: three labelers of weight 1: in from two votes on. Two labelers: one vote is a tie, and in.
 *
 * @param weights one a mask, 1 unless given
 */
export function voteMasks(masks: readonly Mask[], weights?: readonly number[]): MaskVote {
  const { width, height } = commonSize(masks)
  const balance = new Float64Array(width * height)
  masks.forEach((mask, m) => {
    const weight = weights?.[m] ?? 1
    pixelsOfMask(mask).forEach((value, i) => {
      balance[i] = (balance[i] as number) + (value ? weight : -weight)
    })
  })
  return {
    mask: maskFromPixels(
      balance.map((value) => (value >= 0 ? 1 : 0)),
      width,
      height,
    ),
    tied: balance.reduce((sum, value) => sum + (value === 0 ? 1 : 0), 0),
  }
}

export type MaskEstimate = {
  mask: Mask
  /** The probability of being in, for each pixel in column order. */
  probability: Float64Array
  /** For each labeler the probability that a pixel of the region that anybody marked is marked rightly. */
  skill: Float64Array
  rounds: number
}

/**
 * Per-pixel expectation–maximisation with one skill a labeler (Lee, Das Sarma & Parameswaran 2018). Start: a pixel's
 * probability is its share of votes, skills are measured against the (strict) majority. Each round weighs the votes by
 * skill, with the probabilities of the round before as priors, and measures skills anew; it ends after ten rounds, or
 * when the bound of the likelihood per pixel and labeler grows by less than 1e-5.
 *
 * Skill of labeler j = 1 − (|M_j| + Σ p − 2 Σ_{i in M_j} p_i) / |region|. In logs throughout.
 *
 * Example: 0110, 0111 and 0010 over a row: votes 0, 2/3, 1, 1/3; the second pixel stays in, the last falls out.
 */
export function estimateMask(
  masks: readonly Mask[],
  options: { rounds?: number; tolerance?: number } = {},
): MaskEstimate {
  const { width, height } = commonSize(masks)
  const pixels = width * height
  const votes = masks.map(pixelsOfMask)
  const sizes = masks.map(areaOfMask)
  let probability: Float64Array = shareOfVotes(votes, pixels)
  const region = probability.reduce((sum, p) => sum + (p > 0 ? 1 : 0), 0)
  if (region === 0) {
    return {
      mask: maskFromPixels(probability, width, height),
      probability,
      skill: new Float64Array(masks.length),
      rounds: 0,
    }
  }
  let skill = measureSkills(
    votes,
    sizes,
    probability.map((p) => (p > 0.5 ? 1 : 0)),
    region,
  )
  let bound = Number.NEGATIVE_INFINITY
  let rounds = 0
  while (rounds < (options.rounds ?? 10)) {
    rounds++
    const priors = probability
    probability = weighVotes(votes, skill, priors)
    skill = measureSkills(votes, sizes, probability, region)
    const next = boundOf(votes, skill, priors, probability) / (masks.length * pixels)
    if (next - bound < (options.tolerance ?? 1e-5)) break
    bound = next
  }
  const mask = maskFromPixels(
    probability.map((p) => (p > 0.5 ? 1 : 0)),
    width,
    height,
  )
  return { mask, probability, skill, rounds }
}

function shareOfVotes(votes: readonly Uint8Array[], pixels: number): Float64Array {
  const share = new Float64Array(pixels)
  for (const vote of votes) {
    vote.forEach((value, i) => {
      share[i] = (share[i] as number) + value
    })
  }
  return share.map((sum) => sum / votes.length)
}

function measureSkills(
  votes: readonly Uint8Array[],
  sizes: readonly number[],
  p: Float64Array,
  region: number,
): Float64Array {
  const expected = p.reduce((sum, value) => sum + value, 0)
  return Float64Array.from(votes, (vote, j) => {
    let shared = 0
    vote.forEach((value, i) => {
      if (value) shared += p[i] as number
    })
    return 1 - ((sizes[j] as number) + expected - 2 * shared) / region
  })
}

/** The log probabilities of the votes on pixel i, given that it is in (`yes`) or out (`no`). */
function logVotes(votes: readonly Uint8Array[], skill: Float64Array, i: number): { yes: number; no: number } {
  let yes = 0
  let no = 0
  votes.forEach((vote, j) => {
    const right = Math.min(1, Math.max(0, vote[i] ? (skill[j] as number) : 1 - (skill[j] as number)))
    yes += Math.log(right)
    no += Math.log(1 - right)
  })
  return { yes, no }
}

function weighVotes(votes: readonly Uint8Array[], skill: Float64Array, priors: Float64Array): Float64Array {
  return priors.map((prior, i) => {
    const { yes, no } = logVotes(votes, skill, i)
    const inside = Math.log(prior) + yes
    const outside = Math.log(1 - prior) + no
    if (inside === Number.NEGATIVE_INFINITY) return 0
    const p = 1 / (1 + Math.exp(outside - inside))
    return p < 1e-15 ? 0 : p
  })
}

/** Expected log likelihood plus entropy of the pixels that are in; 0 · log 0 is 0. */
function boundOf(votes: readonly Uint8Array[], skill: Float64Array, priors: Float64Array, p: Float64Array): number {
  let bound = 0
  p.forEach((inside, i) => {
    const { yes, no } = logVotes(votes, skill, i)
    const prior = priors[i] as number
    bound +=
      times(inside, yes + votes.length * Math.log(prior)) + times(1 - inside, no + votes.length * Math.log(1 - prior))
    bound -= times(inside, Math.log(inside))
  })
  return bound
}

function times(weight: number, log: number): number {
  return weight === 0 || !Number.isFinite(log) ? 0 : weight * log
}

function commonSize(masks: readonly Mask[]): { width: number; height: number } {
  const first = masks[0]
  if (first === undefined) throw new Error('there is no mask')
  if (masks.some((mask) => mask.width !== first.width || mask.height !== first.height)) {
    throw new Error('the masks differ in size')
  }
  return first
}
