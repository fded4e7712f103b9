/**
 * The fewest insertions, deletions and substitutions that turn one sequence of codes into another (Levenshtein).
 * Time is the product of the lengths left after a common start and end are set aside; memory the shorter of them.
 */
export function editDistance(a: Int32Array, b: Int32Array): number {
  if (a.length < b.length) return editDistance(b, a)
  let from = 0
  while (from < b.length && a[from] === b[from]) from++
  let endA = a.length
  let endB = b.length
  while (endB > from && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const width = endB - from
  if (width === 0) return endA - from
  if (row.length <= width) row = new Int32Array(2 * width + 1)
  const edits = row
  for (let j = 0; j <= width; j++) edits[j] = j
  for (let i = from; i < endA; i++) {
    const token = a[i]
    let diagonal = i - from
    let left = diagonal + 1
    edits[0] = left
    for (let j = 1; j <= width; j++) {
      const above = edits[j] as number
      let best = diagonal + (token === b[from + j - 1] ? 0 : 1)
      if (above + 1 < best) best = above + 1
      if (left + 1 < best) best = left + 1
      edits[j] = best
      left = best
      diagonal = above
    }
  }
  return edits[width] as number
}

let row = new Int32Array(1024)

/** The edit distance divided by the longer length, from 0 (equal) to 1; 0 for two empty sequences. */
export function normalisedEditDistance(a: Int32Array, b: Int32Array): number {
  const longer = Math.max(a.length, b.length)
  return longer === 0 ? 0 : editDistance(a, b) / longer
}
