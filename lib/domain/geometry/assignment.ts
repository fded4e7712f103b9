/**
 * The one-to-one assignment of rows to columns with the greatest total weight, exact.
 *
 * Kuhn–Munkres by shortest augmenting paths with potentials (Jonker & Volgenant 1987), O(rows² · columns). Among
 * equally good choices a free column comes before one that is taken, then the lower number, so that equal inputs
 * give equal outputs.
 *
 * @param weights row by row, `rows × columns` of them; a weight of 0 or less stands for "never together"
 * @returns for each row its column, or −1
 *
 * Example: [[0.67, 0.43], [0.67, 0.11]] gives [1, 0] with 1.10; taking the best pair first would give [0, 1] with 0.78.
 */
export function assignMost(weights: ArrayLike<number>, rows: number, columns: number): Int32Array {
  const out = new Int32Array(rows).fill(-1)
  if (rows === 0 || columns === 0) return out
  const wide = rows <= columns
  const n = wide ? rows : columns
  const m = wide ? columns : rows
  const at = (i: number, j: number) => Math.max(0, weights[wide ? i * columns + j : j * columns + i] as number)
  const taker = solve(n, m, (i, j) => -at(i, j))
  for (let j = 0; j < m; j++) {
    const i = taker[j] as number
    if (i < 0 || !(at(i, j) > 0)) continue
    if (wide) out[i] = j
    else out[j] = i
  }
  return out
}

/** The least-cost assignment of all n rows to m ≥ n columns: for each column its row, or −1. */
function solve(n: number, m: number, cost: (i: number, j: number) => number): Int32Array {
  const rowPotential = new Float64Array(n)
  const columnPotential = new Float64Array(m)
  const taker = new Int32Array(m).fill(-1)
  const previous = new Int32Array(m)
  const distance = new Float64Array(m)
  const done = new Uint8Array(m)
  for (let start = 0; start < n; start++) {
    distance.fill(Number.POSITIVE_INFINITY)
    done.fill(0)
    previous.fill(-1)
    let row = start
    let column = -1
    let reached = 0
    for (;;) {
      let next = -1
      for (let j = 0; j < m; j++) {
        if (done[j]) continue
        const candidate = reached + cost(row, j) - (rowPotential[row] as number) - (columnPotential[j] as number)
        if (candidate < (distance[j] as number)) {
          distance[j] = candidate
          previous[j] = column
        }
        if (next < 0 || isNearer(j, next, distance, taker)) next = j
      }
      reached = distance[next] as number
      done[next] = 1
      column = next
      if ((taker[next] as number) < 0) break
      row = taker[next] as number
    }
    for (let j = 0; j < m; j++) {
      if (!done[j]) continue
      const shift = reached - (distance[j] as number)
      columnPotential[j] = (columnPotential[j] as number) - shift
      const owner = taker[j] as number
      if (owner >= 0) rowPotential[owner] = (rowPotential[owner] as number) + shift
    }
    rowPotential[start] = (rowPotential[start] as number) + reached
    while (column >= 0) {
      const before = previous[column] as number
      taker[column] = before < 0 ? start : (taker[before] as number)
      column = before
    }
  }
  return taker
}

function isNearer(j: number, best: number, distance: Float64Array, taker: Int32Array): boolean {
  const a = distance[j] as number
  const b = distance[best] as number
  return a < b || (a === b && (taker[best] as number) >= 0 && (taker[j] as number) < 0)
}
