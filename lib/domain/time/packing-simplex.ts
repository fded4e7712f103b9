/** Rows that may be chosen together, and what that gains over leaving each of them alone. */
export type Candidate = { rows: readonly number[]; gain: number }

const epsilon = 1e-9
/** After so many steps without gain, entering columns are taken by number, which cannot go round in circles. */
const patience = 40

/**
 * The linear relaxation of choosing disjoint sets of greatest gain: maximise Σ gain · x, for each row Σ over the
 * candidates that have it of x ≤ 1, x ≥ 0. The revised simplex method (Dantzig & Orchard-Hays 1954) with an explicit
 * inverse of the basis, from the empty choice; Bland's rule (1977) where it stalls. Candidates may be added between
 * calls of `solve`, which goes on from the last solution.
 */
export class PackingSimplex {
  readonly candidates: Candidate[] = []
  /** What each row is worth at the last solution: no candidate known gains more than its rows are worth. */
  readonly price: Float64Array
  readonly #rows: number
  readonly #inverse: Float64Array
  /** What is in the basis at each place: candidate c, or the slack of row i as −1 − i. */
  readonly #basis: Int32Array
  readonly #value: Float64Array
  readonly #direction: Float64Array
  readonly #slackInBasis: Uint8Array
  readonly #inBasis: boolean[] = []

  constructor(rows: number) {
    this.#rows = rows
    this.price = new Float64Array(rows)
    this.#inverse = new Float64Array(rows * rows)
    for (let i = 0; i < rows; i++) this.#inverse[i * rows + i] = 1
    this.#basis = Int32Array.from({ length: rows }, (_, i) => -1 - i)
    this.#value = new Float64Array(rows).fill(1)
    this.#direction = new Float64Array(rows)
    this.#slackInBasis = new Uint8Array(rows).fill(1)
  }

  add(candidate: Candidate): void {
    this.candidates.push(candidate)
    this.#inBasis.push(false)
  }

  /** Goes on to the best shares of the candidates there are; returns their total gain. */
  solve(): number {
    let stalled = 0
    for (;;) {
      const entering = this.#chooseEntering(stalled > patience)
      if (entering === null) break
      stalled = this.#enter(entering.column, entering.reduced) > epsilon ? 0 : stalled + 1
    }
    let gain = 0
    this.#basis.forEach((c, place) => {
      if (c >= 0) gain += (this.#value[place] as number) * (this.candidates[c] as Candidate).gain
    })
    return gain
  }

  /** The share of each candidate, from 0 to 1. */
  shares(): Float64Array {
    const shares = new Float64Array(this.candidates.length)
    this.#basis.forEach((c, place) => {
      if (c >= 0) shares[c] = Math.max(0, this.#value[place] as number)
    })
    return shares
  }

  #reducedGain(c: number): number {
    const { rows, gain } = this.candidates[c] as Candidate
    let reduced = gain
    for (const row of rows) reduced -= this.price[row] as number
    return reduced
  }

  /** The column that gains most by the present prices, or (`byNumber`) the first that gains. */
  #chooseEntering(byNumber: boolean): { column: number; reduced: number } | null {
    let column = 0
    let most = epsilon
    for (let i = 0; i < this.#rows; i++) {
      if (this.#slackInBasis[i] || -(this.price[i] as number) <= most) continue
      column = -1 - i
      most = -(this.price[i] as number)
      if (byNumber) return { column, reduced: most }
    }
    for (let c = 0; c < this.candidates.length; c++) {
      if (this.#inBasis[c]) continue
      const reduced = this.#reducedGain(c)
      if (reduced <= most) continue
      column = c
      most = reduced
      if (byNumber) break
    }
    return most > epsilon ? { column, reduced: most } : null
  }

  /** Brings a column into the basis; returns by how much its share grew. */
  #enter(column: number, reduced: number): number {
    this.#fillDirection(column < 0 ? [-1 - column] : (this.candidates[column] as Candidate).rows)
    const place = this.#chooseLeaving()
    if (place < 0) throw new Error('the relaxation of a packing is bounded, yet it was found to grow without end')
    const step = (this.#value[place] as number) / (this.#direction[place] as number)
    this.#pivot(place, step)
    for (let i = 0; i < this.#rows; i++) {
      this.price[i] = (this.price[i] as number) + reduced * (this.#inverse[place * this.#rows + i] as number)
    }
    this.#mark(this.#basis[place] as number, false)
    this.#mark(column, true)
    this.#basis[place] = column
    return step
  }

  #mark(column: number, isIn: boolean): void {
    if (column < 0) this.#slackInBasis[-1 - column] = isIn ? 1 : 0
    else this.#inBasis[column] = isIn
  }

  #fillDirection(rows: readonly number[]): void {
    for (let i = 0; i < this.#rows; i++) {
      let sum = 0
      for (const row of rows) sum += this.#inverse[i * this.#rows + row] as number
      this.#direction[i] = sum
    }
  }

  /** The place that reaches 0 first; of several the one whose column has the lowest number. */
  #chooseLeaving(): number {
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < this.#rows; i++) {
      if ((this.#direction[i] as number) <= epsilon) continue
      const ratio = (this.#value[i] as number) / (this.#direction[i] as number)
      const isTie = Math.abs(ratio - least) <= epsilon
      if (isTie ? (this.#basis[i] as number) < (this.#basis[best] as number) : ratio < least) {
        best = i
        least = ratio
      }
    }
    return best
  }

  #pivot(place: number, step: number): void {
    const m = this.#rows
    const inverse = this.#inverse
    const entry = this.#direction[place] as number
    const touched: number[] = []
    for (let j = 0; j < m; j++) {
      if (inverse[place * m + j] === 0) continue
      inverse[place * m + j] = (inverse[place * m + j] as number) / entry
      touched.push(j)
    }
    for (let i = 0; i < m; i++) {
      const factor = this.#direction[i] as number
      if (i === place || factor === 0) continue
      this.#value[i] = Math.max(0, (this.#value[i] as number) - step * factor)
      for (const j of touched) {
        inverse[i * m + j] = (inverse[i * m + j] as number) - factor * (inverse[place * m + j] as number)
      }
    }
    this.#value[place] = step
  }
}
