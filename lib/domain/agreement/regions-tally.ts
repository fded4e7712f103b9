import { type Random, randomBelow, seededRandom } from '#lib/domain/kernel/random.ts'
import type { Figure, Reason } from '#lib/domain/statistics/figure.ts'
import { quantile } from '#lib/domain/statistics/quantile.ts'

/**
 * Counts that add up over groups of units (images, recordings), so that a resample of groups is a sum and every
 * figure of a page comes from the same resamples.
 */
export class Tally {
  width = 0
  readonly #starts: number[] = [0]
  readonly #columns: number[] = []
  readonly #amounts: number[] = []
  readonly #open = new Map<number, number>()

  /** Reserves columns; the first one's number is returned. */
  take(columns: number): number {
    const at = this.width
    this.width += columns
    return at
  }

  add(column: number, amount: number): void {
    if (amount !== 0) this.#open.set(column, (this.#open.get(column) ?? 0) + amount)
  }

  /** What was added since the last call belongs to one group, which is drawn whole or not at all. */
  endGroup(): void {
    for (const [column, amount] of this.#open) {
      this.#columns.push(column)
      this.#amounts.push(amount)
    }
    this.#open.clear()
    this.#starts.push(this.#columns.length)
  }

  get groups(): number {
    return this.#starts.length - 1
  }

  total(): Float64Array {
    const sums = new Float64Array(this.width)
    for (let group = 0; group < this.groups; group++) this.#addGroup(sums, group)
    return sums
  }

  /** The sums over as many groups as there are, drawn with replacement, into `sums`. */
  resample(sums: Float64Array, random: Random): void {
    sums.fill(0)
    for (let i = 0; i < this.groups; i++) this.#addGroup(sums, randomBelow(random, this.groups))
  }

  #addGroup(sums: Float64Array, group: number): void {
    const end = this.#starts[group + 1] as number
    for (let i = this.#starts[group] as number; i < end; i++) {
      const column = this.#columns[i] as number
      sums[column] = (sums[column] as number) + (this.#amounts[i] as number)
    }
  }
}

/** A figure as a function of a tally's sums. */
export type Statistic = {
  value(sums: Float64Array): number | Reason
  units(sums: Float64Array): number
  answers(sums: Float64Array): number
}

export type Bootstrap = {
  /** How many resamples; 0 gives figures without interval. */
  resamples: number
  seed: number
  /** Coverage of the intervals; .95 unless given. */
  confidence?: number
}

/**
 * The figures with their percentile intervals (Efron & Tibshirani 1993, ch. 13) over resampled groups. An
 * interval is null without resamples, or where half of them or more leave the figure undefined.
 */
export function measureAll(tally: Tally, statistics: readonly Statistic[], bootstrap: Bootstrap): Figure[] {
  const total = tally.total()
  const random = seededRandom(bootstrap.seed)
  const drawn: number[][] = statistics.map(() => [])
  const sums = new Float64Array(tally.width)
  for (let b = 0; b < bootstrap.resamples && tally.groups > 0; b++) {
    tally.resample(sums, random)
    statistics.forEach((statistic, s) => {
      const value = statistic.value(sums)
      if (typeof value === 'number') drawn[s]?.push(value)
    })
  }
  const tail = (1 - (bootstrap.confidence ?? 0.95)) / 2
  return statistics.map((statistic, s) => {
    const counts = { units: statistic.units(total), answers: statistic.answers(total) }
    const value = statistic.value(total)
    if (typeof value !== 'number') return { undefined: value, ...counts }
    const values = Float64Array.from(drawn[s] as number[]).sort()
    const enough = values.length * 2 > bootstrap.resamples
    return { value, interval: enough ? [quantile(values, tail), quantile(values, 1 - tail)] : null, ...counts }
  })
}

/** Columns that a nominal alpha takes: units, observed disagreement, and one count a category. */
export function nominalWidth(categories: number): number {
  return categories + 2
}

/** Adds one unit's answers (category codes) to a nominal alpha; a unit of fewer than two doesn't count. */
export function addNominalUnit(tally: Tally, at: number, codes: readonly number[]): number {
  const m = codes.length
  if (m < 2) return 0
  let differing = 0
  for (const a of codes) {
    tally.add(at + 2 + a, 1)
    for (const b of codes) if (a !== b) differing++
  }
  tally.add(at, 1)
  tally.add(at + 1, differing / (m - 1))
  return differing / (m - 1)
}

/**
 * Krippendorff's alpha for nominal data from additive counts (Krippendorff 2011): 1 − (n − 1) D / (n² − Σ n_c²), with
 * n answers in units of two or more, n_c of category c, and D = Σ over units of (ordered pairs of unlike answers) /
 * (answers − 1).
 *
 * Example: units (a, a), (a, b): n = 4, n_a = 3, n_b = 1, D = 2, so 1 − 3 · 2 / (16 − 10) = 0.
 *
 * @param none the reason where there is no such unit
 */
export function nominalAlpha(at: number, categories: number, none: Reason): Statistic {
  const count = (sums: Float64Array) => {
    let n = 0
    for (let c = 0; c < categories; c++) n += sums[at + 2 + c] as number
    return n
  }
  return {
    units: (sums) => sums[at] as number,
    answers: count,
    value(sums) {
      const n = count(sums)
      if (n === 0) return none
      let unlike = n * n
      for (let c = 0; c < categories; c++) unlike -= (sums[at + 2 + c] as number) ** 2
      if (unlike <= 0) return 'single_category'
      return 1 - ((n - 1) * (sums[at + 1] as number)) / unlike
    },
  }
}

/** A ratio of two columns; `units` and `answers` from columns of their own. */
export function ratio(above: number, below: number, none: Reason, units: number, answers: number): Statistic {
  return {
    units: (sums) => sums[units] as number,
    answers: (sums) => sums[answers] as number,
    value: (sums) => ((sums[below] as number) > 0 ? (sums[above] as number) / (sums[below] as number) : none),
  }
}
