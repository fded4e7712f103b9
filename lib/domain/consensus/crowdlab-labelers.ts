import type { Crowdlab } from './crowdlab.ts'

export type CrowdlabLabeler = {
  /** Mean posterior of her answers, blended with her agreement with the consensus by the model's weight; or null. */
  quality: number | null
  /** The share of her answers that agree with the consensus; null without answers. */
  agreement: number | null
  /** The class that, when she gives it, is most often not the consensus; then the one given more often. */
  worstClass: number | null
  answers: number
}

/**
 * How good each labeler is by CROWDLAB's consensus: w · (mean posterior of her answers) + (1 − w) · (share of her
 * answers that agree with the consensus, over units that others answered too), w being the model's weight against the
 * sum of the weights of the labelers of an average unit. Null where she shares no unit with anyone.
 */
export function describeLabelers({ grouped, classes, best }: Crowdlab): CrowdlabLabeler[] {
  const { units, labelers, start, labeler, value } = grouped
  const sums = Array.from({ length: labelers }, () => ({ answers: 0, quality: 0, agree: 0, shared: 0, sharedAgree: 0 }))
  const table = Array.from({ length: labelers }, () => new Float64Array(3 * classes))
  for (let u = 0; u < units; u++) {
    const from = start[u] as number
    const to = start[u + 1] as number
    for (let i = from; i < to; i++) {
      const v = value[i] as number
      const of = sums[labeler[i] as number]
      const row = table[labeler[i] as number]
      if (of === undefined || row === undefined) continue
      const agrees = v === best.label[u] ? 1 : 0
      of.answers++
      of.quality += best.posterior[u * classes + v] as number
      of.agree += agrees
      if (to - from > 1) {
        of.shared++
        of.sharedAgree += agrees
      }
      row[3 * v] = (row[3 * v] as number) + 1
      row[3 * v + 1] = (row[3 * v + 1] as number) + agrees
      row[3 * v + 2] = (row[3 * v + 2] as number) + (best.quality[u] as number)
    }
  }
  const answered = Array.from({ length: units }, (_, u) => start[u + 1] !== start[u]).filter(Boolean).length
  const perUnit = value.length / answered / labelers
  const weight = best.modelWeight / (best.modelWeight + perUnit * best.labelerWeight.reduce((a, b) => a + b, 0))
  return sums.map((of, l) => ({
    answers: of.answers,
    agreement: of.answers === 0 ? null : of.agree / of.answers,
    quality: of.shared === 0 ? null : weight * (of.quality / of.answers) + (1 - weight) * (of.sharedAgree / of.shared),
    worstClass: of.answers === 0 ? null : findWorst(table[l] as Float64Array, classes),
  }))
}

/** `row` holds per class: how often she gave it, how often it agreed, and the summed quality of the consensus there. */
function findWorst(row: Float64Array, classes: number): number {
  const given = Array.from({ length: classes }, (_, t) => t).filter((t) => (row[3 * t] as number) > 0)
  const count = (t: number) => row[3 * t] as number
  const rate = (t: number, part: number) => (row[3 * t + part] as number) / count(t)
  given.sort((a, b) => rate(a, 1) - rate(b, 1) || count(b) - count(a) || rate(b, 2) - rate(a, 2) || a - b)
  return given[0] as number
}
