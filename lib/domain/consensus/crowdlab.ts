import type { Reason } from '#lib/domain/statistics/figure.ts'
import { type GroupedRatings, groupByUnit } from '#lib/domain/statistics/grouped-ratings.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { breakTies } from './crowdlab-ties.ts'
import { pickClass } from './skill-model.ts'

/** Consensus of one choice of labels: what CROWDLAB says about them. */
export type CrowdlabConsensus = {
  label: Int32Array
  /** The posterior probability of each unit's label. */
  quality: Float64Array
  /** The share of each unit's answers that agree with its label; NaN where nobody answered. */
  agreement: Float64Array
  /** Row-major, units × classes. */
  posterior: Float64Array
  modelWeight: number
  labelerWeight: Float64Array
}

export type Crowdlab = {
  grouped: GroupedRatings
  classes: number
  /** By the greatest posterior, the label that CROWDLAB recommends. */
  best: CrowdlabConsensus
  /** By the majority, ties broken by the model, then the rarer class, then the better labelers. */
  majority: CrowdlabConsensus
  /** Units whose greatest posterior two classes share; `best` keeps the majority's label there. */
  tied: number[]
}

/** Weights and errors are kept above this. */
const least = 1e-6

/**
 * CROWDLAB (Goh, Tkachenko and Mueller 2022, arXiv 2210.06812): a weighted mean of a model's class probabilities and
 * of each labeler's answer. A labeler who answers v speaks for v with P and for each other class with (1 − P)/(K − 1),
 * where P is the mean agreement of answers with the consensus, over units with two answers or more. Weights measure
 * how much better than always naming the commonest class (error E) someone is: labelers max(1 − (1 − A_l)/E, 1e-6),
 * with A_l their agreement with other labelers of the same units; the model max(1 − e/E, 1e-6) · √(answers per unit),
 * with e its error against the consensus. Once with the majority as consensus, then again with the labels that follow.
 *
 * `probabilities` are row-major units × classes, of a model that did not see the answers to these units. A labeler's
 * last answer to a unit counts. Units without answers get the model's probabilities and do not enter the weights.
 * Undefined if no unit has two answers.
 *
 * Example: two labelers, one model, unit answered 1 and 1, model (.1, .9), P = .9, weights 1, 1 and 1: the posterior of
 * class 1 is (.9 + .9 + .9) / 3 = .9.
 */
export function crowdlab(
  ratings: Ratings,
  probabilities: Float64Array,
  classes: number,
): Crowdlab | { undefined: Reason } {
  const grouped = groupByUnit(ratings)
  if (probabilities.length !== grouped.units * classes) throw new Error('crowdlab: one probability per unit and class')
  if (!hasPairs(grouped)) return { undefined: 'no_pairable_units' }
  const majority = weigh(grouped, probabilities, classes, breakTies(grouped, probabilities, classes))
  const tied: number[] = []
  const label = majority.label.map((fallback, u) => {
    const pick = pickClass(majority.posterior, u * classes, classes)
    return pick === -1 ? fallback : pick
  })
  const best = weigh(grouped, probabilities, classes, label)
  for (let u = 0; u < grouped.units; u++) if (pickClass(best.posterior, u * classes, classes) === -1) tied.push(u)
  return { grouped, classes, best, majority, tied }
}

function hasPairs({ units, start }: GroupedRatings): boolean {
  for (let u = 0; u < units; u++) if ((start[u + 1] as number) - (start[u] as number) > 1) return true
  return false
}

function weigh(
  grouped: GroupedRatings,
  probabilities: Float64Array,
  classes: number,
  label: Int32Array,
): CrowdlabConsensus {
  const { units, start, labeler, value } = grouped
  const agreement = shareAgreeing(grouped, label)
  const { speaks, commonError, modelError, answersPerUnit } = measureErrors(
    grouped,
    probabilities,
    classes,
    label,
    agreement,
  )
  const labelerWeight = agreementWithOthers(grouped).map((a) => Math.max(1 - (1 - a) / commonError, least))
  const modelWeight = Math.max(1 - modelError / commonError, least) * Math.sqrt(answersPerUnit)
  const posterior = new Float64Array(units * classes)
  const quality = new Float64Array(units)
  const against = (1 - speaks) / Math.max(classes - 1, 1)
  for (let u = 0; u < units; u++) {
    let weight = modelWeight
    let spread = 0
    for (let t = 0; t < classes; t++)
      posterior[u * classes + t] = modelWeight * (probabilities[u * classes + t] as number)
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      const w = labelerWeight[labeler[i] as number] as number
      const at = u * classes + (value[i] as number)
      weight += w
      spread += w * against
      posterior[at] = (posterior[at] as number) + w * (speaks - against)
    }
    for (let t = 0; t < classes; t++) {
      posterior[u * classes + t] = ((posterior[u * classes + t] as number) + spread) / weight
    }
    quality[u] = posterior[u * classes + (label[u] as number)] as number
  }
  return { label, quality, agreement, posterior, modelWeight, labelerWeight }
}

function shareAgreeing({ units, start, value }: GroupedRatings, label: Int32Array): Float64Array {
  const share = new Float64Array(units)
  for (let u = 0; u < units; u++) {
    let agree = 0
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) if (value[i] === label[u]) agree++
    share[u] = agree / ((start[u + 1] as number) - (start[u] as number))
  }
  return share
}

/** Errors against the labels over units with two answers or more: of always naming the commonest, and of the model. */
function measureErrors(
  { units, start }: GroupedRatings,
  probabilities: Float64Array,
  classes: number,
  label: Int32Array,
  agreement: Float64Array,
) {
  const counts = new Int32Array(classes)
  let pairs = 0
  let agree = 0
  let wrong = 0
  let answers = 0
  let answered = 0
  for (let u = 0; u < units; u++) {
    const m = (start[u + 1] as number) - (start[u] as number)
    if (m === 0) continue
    answered++
    answers += m
    if (m === 1) continue
    pairs++
    agree += agreement[u] as number
    counts[label[u] as number] = (counts[label[u] as number] as number) + 1
    let guess = 0
    for (let t = 1; t < classes; t++) {
      if ((probabilities[u * classes + t] as number) > (probabilities[u * classes + guess] as number)) guess = t
    }
    if (guess !== label[u]) wrong++
  }
  return {
    speaks: agree / pairs,
    commonError: Math.max(1 - Math.max(...counts) / pairs, least),
    modelError: wrong / pairs,
    answersPerUnit: answers / answered,
  }
}

/** Each labeler's agreement with the other labelers of her units; who shares no unit gets the mean of the rest. */
function agreementWithOthers({ units, labelers, start, labeler, value }: GroupedRatings): Float64Array {
  const agree = new Float64Array(labelers)
  const others = new Float64Array(labelers)
  for (let u = 0; u < units; u++) {
    const from = start[u] as number
    const to = start[u + 1] as number
    for (let i = from; i < to; i++) {
      const l = labeler[i] as number
      others[l] = (others[l] as number) + to - from - 1
      for (let j = from; j < to; j++) if (j !== i && value[j] === value[i]) agree[l] = (agree[l] as number) + 1
    }
  }
  const shares = agree.map((sum, l) => sum / (others[l] as number))
  const known = shares.filter((share) => !Number.isNaN(share))
  const mean = known.reduce((sum, share) => sum + share, 0) / known.length
  return shares.map((share) => (Number.isNaN(share) ? mean : share))
}
