/**
 * The largest one-to-one matching of rows to columns (König 1931; augmenting paths after Kuhn 1955).
 *
 * @param fits whether row i can be matched with column j
 * @returns for each row its column, or −1
 *
 * Example: row 0 fits columns 0 and 1, row 1 only column 0: [1, 0]; taking row 0 with column 0 first would lose a match.
 */
export function matchMost(rows: number, columns: number, fits: (i: number, j: number) => boolean): Int32Array {
  const columnOf = new Int32Array(rows).fill(-1)
  const rowOf = new Int32Array(columns).fill(-1)
  const candidates = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => j).filter((j) => fits(i, j)),
  )
  for (let start = 0; start < rows; start++) augment(start, candidates, columnOf, rowOf)
  return columnOf
}

/** Looks, breadth first, for a free column that the row can reach, and turns the path over. */
function augment(
  start: number,
  candidates: readonly (readonly number[])[],
  columnOf: Int32Array,
  rowOf: Int32Array,
): void {
  const from = new Int32Array(rowOf.length).fill(-1)
  const queue = [start]
  for (let at = 0; at < queue.length; at++) {
    const row = queue[at] as number
    for (const column of candidates[row] as readonly number[]) {
      if (from[column] !== -1) continue
      from[column] = row
      const owner = rowOf[column] as number
      if (owner >= 0) {
        queue.push(owner)
        continue
      }
      let free = column
      for (;;) {
        const taker = from[free] as number
        const before = columnOf[taker] as number
        columnOf[taker] = free
        rowOf[free] = taker
        if (taker === start) return
        free = before
      }
    }
  }
}
