import type { GroupedRatings } from '#lib/domain/statistics/grouped-ratings.ts'

/**
 * The majority's label of each unit, as CROWDLAB starts: tied classes are told apart by the model's probability, then
 * the class that is rarer among all answers, then by how far the labelers who gave it agree with the untied majorities,
 * and last the lowest code. A unit without answers takes the model's class.
 */
export function breakTies(grouped: GroupedRatings, probabilities: Float64Array, classes: number): Int32Array {
  const { units, start, value } = grouped
  const label = new Int32Array(units)
  const frequency = new Int32Array(classes)
  for (let i = 0; i < value.length; i++) frequency[value[i] as number] = (frequency[value[i] as number] as number) + 1
  const still = new Map<number, number[]>()
  const untied = new Uint8Array(units)
  const votes = new Int32Array(classes)
  for (let u = 0; u < units; u++) {
    votes.fill(0)
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      votes[value[i] as number] = (votes[value[i] as number] as number) + 1
    }
    const leaders = keepBest(Array.from(votes.keys()), (t) => votes[t] as number)
    untied[u] = leaders.length === 1 ? 1 : 0
    const likely = keepBest(leaders, (t) => probabilities[u * classes + t] as number)
    const rare = keepBest(likely, (t) => -(frequency[t] as number))
    label[u] = rare[0] as number
    if (rare.length > 1) still.set(u, rare)
  }
  if (still.size > 0) askLabelers(grouped, label, untied, still)
  return label
}

function keepBest(candidates: number[], score: (t: number) => number): number[] {
  if (candidates.length <= 1) return candidates
  const best = Math.max(...candidates.map(score))
  return candidates.filter((t) => score(t) === best)
}

function askLabelers(
  { labelers, units, start, labeler, value }: GroupedRatings,
  label: Int32Array,
  untied: Uint8Array,
  still: Map<number, number[]>,
): void {
  const agree = new Float64Array(labelers)
  const all = new Float64Array(labelers)
  for (let u = 0; u < units; u++) {
    if (untied[u] === 0) continue
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      const l = labeler[i] as number
      all[l] = (all[l] as number) + 1
      if (value[i] === label[u]) agree[l] = (agree[l] as number) + 1
    }
  }
  const shares = agree.map((sum, l) => sum / (all[l] as number))
  const known = shares.filter((share) => !Number.isNaN(share))
  const mean = known.reduce((sum, share) => sum + share, 0) / Math.max(known.length, 1)
  for (const [u, candidates] of still) {
    const trust = (t: number) => {
      let sum = 0
      let gave = 0
      for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
        if (value[i] !== t) continue
        const share = shares[labeler[i] as number] as number
        sum += Number.isNaN(share) ? mean : share
        gave++
      }
      return gave === 0 ? 0 : sum / gave
    }
    label[u] = keepBest(candidates, trust)[0] as number
  }
}
