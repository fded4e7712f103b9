/** Answers of any kind: answer i was given to unit[i] by labeler[i]. */
export type GivenAnswers = { unit: ArrayLike<number>; labeler: ArrayLike<number>; units: number; labelers: number }

export type BestAnswers = {
  /** Per unit the number of the chosen answer, −1 where nobody answered or the choice is tied. */
  best: Int32Array
  tied: number[]
  /** Each labeler's reliability, between 0 and 1. */
  weight: Float64Array
  /** The chosen answer's weighted agreement with the others, 1 where it stands alone; NaN where none was chosen. */
  score: Float64Array
}

/** As many imagined answers of middling quality steady the weight of a labeler with few. */
const imagined = 1

/**
 * Chooses one of the given answers of each unit: the one that agrees most with the others, each weighing as much as
 * its labeler agrees with the choices. In the spirit of HRRASA (Li 2020, SIGIR, 2409–2412), but with a distance
 * between the answers in place of embeddings, so it serves transcripts, boxes and segments alike.
 *
 * Score of answer i: Σ w_j · (1 − d(i, j)) / Σ w_j over the other answers j of the unit. Choose; then w of a labeler is
 * the mean of 1 − d(her answer, the choice) over her units where others answered too and a choice was made, together
 * with one imagined answer of agreement ½. Starts with equal weights, repeats until no choice changes (at most 50
 * times). Equal answers (d = 0) stand for each other; if two different ones lead together, the unit is tied and stays
 * without a choice. `distance` must be symmetric, between 0 and 1.
 *
 * Example: texts "a b", "a b", "a c" with d = word edits / words: scores .75, .75, .5 → the first "a b".
 */
export function bestByAgreement(answers: GivenAnswers, distance: (i: number, j: number) => number): BestAnswers {
  const groups = groupAnswers(answers)
  const similarities = groups.map((group) => compareWithin(group, distance))
  const result: BestAnswers = {
    best: new Int32Array(answers.units).fill(-1),
    tied: [],
    weight: new Float64Array(answers.labelers).fill(1),
    score: new Float64Array(answers.units).fill(Number.NaN),
  }
  for (let round = 0; round < 50; round++) {
    const before = result.best.slice()
    chooseAll(answers, groups, similarities, result)
    if (round > 0 && before.every((choice, u) => choice === result.best[u])) break
    weighLabelers(answers, groups, similarities, result)
  }
  for (let u = 0; u < answers.units; u++) {
    if (result.best[u] === -1 && (groups[u] as number[]).length > 0) result.tied.push(u)
  }
  return result
}

function groupAnswers({ unit, units }: GivenAnswers): number[][] {
  const groups = Array.from({ length: units }, (): number[] => [])
  for (let i = 0; i < unit.length; i++) groups[unit[i] as number]?.push(i)
  return groups
}

/** 1 − distance of every pair of a unit's answers, row-major. */
function compareWithin(group: number[], distance: (i: number, j: number) => number): Float64Array {
  const n = group.length
  const similarity = new Float64Array(n * n).fill(1)
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const value = 1 - distance(group[a] as number, group[b] as number)
      similarity[a * n + b] = value
      similarity[b * n + a] = value
    }
  }
  return similarity
}

function chooseAll(answers: GivenAnswers, groups: number[][], similarities: Float64Array[], result: BestAnswers): void {
  for (let u = 0; u < answers.units; u++) {
    const group = groups[u] as number[]
    const similarity = similarities[u] as Float64Array
    const scores = group.map((_, a) => scoreAnswer(a, group, similarity, answers, result.weight))
    const lead = Math.max(...scores)
    const leaders = group.map((_, a) => a).filter((a) => (scores[a] as number) >= lead - 1e-9)
    const first = leaders[0]
    if (first === undefined) continue
    const same = leaders.every((a) => similarity[first * group.length + a] === 1)
    result.best[u] = same ? (group[first] as number) : -1
    result.score[u] = same ? lead : Number.NaN
  }
}

function scoreAnswer(
  a: number,
  group: number[],
  similarity: Float64Array,
  { labeler }: GivenAnswers,
  weight: Float64Array,
): number {
  let sum = 0
  let all = 0
  for (let b = 0; b < group.length; b++) {
    if (b === a) continue
    const w = weight[labeler[group[b] as number] as number] as number
    sum += w * (similarity[a * group.length + b] as number)
    all += w
  }
  return all > 0 ? sum / all : 1
}

function weighLabelers(
  answers: GivenAnswers,
  groups: number[][],
  similarities: Float64Array[],
  { best, weight }: BestAnswers,
): void {
  const sum = new Float64Array(answers.labelers).fill(imagined / 2)
  const count = new Float64Array(answers.labelers).fill(imagined)
  for (let u = 0; u < answers.units; u++) {
    const group = groups[u] as number[]
    const chosen = group.indexOf(best[u] as number)
    if (chosen === -1 || group.length < 2) continue
    for (let a = 0; a < group.length; a++) {
      const l = answers.labeler[group[a] as number] as number
      sum[l] = (sum[l] as number) + ((similarities[u] as Float64Array)[chosen * group.length + a] as number)
      count[l] = (count[l] as number) + 1
    }
  }
  for (let l = 0; l < weight.length; l++) weight[l] = (sum[l] as number) / (count[l] as number)
}
