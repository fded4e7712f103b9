/** One step of an alignment; `a` and `b` are positions in the reference and the hypothesis, null where there is none. */
export type AlignmentStep = { op: 'equal' | 'substitute' | 'delete' | 'insert'; a: number | null; b: number | null }

/** Counts of an alignment: `hits` equal tokens, and the three kinds of edits. */
export type EditCounts = { hits: number; substitutions: number; deletions: number; insertions: number }

/** Gives equal tokens equal numbers, from 0 in order of their first appearance. */
export class TokenCodes {
  private readonly codes = new Map<string, number>()

  encode(tokens: readonly string[]): Int32Array {
    const out = new Int32Array(tokens.length)
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as string
      let code = this.codes.get(token)
      if (code === undefined) {
        code = this.codes.size
        this.codes.set(token, code)
      }
      out[i] = code
    }
    return out
  }

  get size(): number {
    return this.codes.size
  }
}

/**
 * Aligns two sequences of tokens with the fewest edits (Levenshtein, V. I. (1966)), steps in order.
 *
 * Of several alignments with as few edits, the one chosen follows a stated rule, so that counts of substitutions,
 * deletions and insertions are reproducible: after a common start and end are set aside, the way back from the end
 * prefers a deletion, then an insertion where one must have been cheaper, then the diagonal.
 * Example: "the cat sat" against "the bat sat down": equal, substitute, equal, insert.
 */
export function alignTokens(reference: readonly string[], hypothesis: readonly string[]): AlignmentStep[] {
  const codes = new TokenCodes()
  return alignCodes(codes.encode(reference), codes.encode(hypothesis))
}

export function alignCodes(a: Int32Array, b: Int32Array): AlignmentStep[] {
  const { prefix, suffix } = commonEnds(a, b)
  const rows = a.length - prefix - suffix
  const columns = b.length - prefix - suffix
  const width = columns + 1
  const edits = editMatrix(a, b, prefix, rows, columns)
  const back: AlignmentStep[] = []
  let i = rows
  let j = columns
  const at = (row: number, column: number) => edits[row * width + column] as number
  while (i > 0 && j > 0) {
    if (at(i, j) === at(i - 1, j) + 1) {
      i--
      back.push({ op: 'delete', a: prefix + i, b: null })
    } else if (at(i, j - 1) === at(i - 1, j - 1) - 1) {
      j--
      back.push({ op: 'insert', a: null, b: prefix + j })
    } else {
      i--
      j--
      back.push({ op: a[prefix + i] === b[prefix + j] ? 'equal' : 'substitute', a: prefix + i, b: prefix + j })
    }
  }
  while (i > 0) back.push({ op: 'delete', a: prefix + --i, b: null })
  while (j > 0) back.push({ op: 'insert', a: null, b: prefix + --j })
  const steps: AlignmentStep[] = []
  for (let k = 0; k < prefix; k++) steps.push({ op: 'equal', a: k, b: k })
  for (let k = back.length - 1; k >= 0; k--) steps.push(back[k] as AlignmentStep)
  for (let k = suffix; k > 0; k--) steps.push({ op: 'equal', a: a.length - k, b: b.length - k })
  return steps
}

/** Counts of the alignment that `alignCodes` would give, without building its steps. */
export function countEdits(a: Int32Array, b: Int32Array): EditCounts {
  const { prefix, suffix } = commonEnds(a, b)
  const rows = a.length - prefix - suffix
  const columns = b.length - prefix - suffix
  const width = columns + 1
  const edits = editMatrix(a, b, prefix, rows, columns)
  const counts = { hits: prefix + suffix, substitutions: 0, deletions: 0, insertions: 0 }
  let i = rows
  let j = columns
  while (i > 0 && j > 0) {
    const above = (i - 1) * width + j
    if (edits[above + width] === (edits[above] as number) + 1) {
      i--
      counts.deletions++
    } else if (edits[above + width - 1] === (edits[above - 1] as number) - 1) {
      j--
      counts.insertions++
    } else {
      i--
      j--
      if (a[prefix + i] === b[prefix + j]) counts.hits++
      else counts.substitutions++
    }
  }
  counts.deletions += i
  counts.insertions += j
  return counts
}

function commonEnds(a: Int32Array, b: Int32Array): { prefix: number; suffix: number } {
  const shorter = Math.min(a.length, b.length)
  let prefix = 0
  while (prefix < shorter && a[prefix] === b[prefix]) prefix++
  let suffix = 0
  while (suffix < shorter - prefix && a[a.length - 1 - suffix] === b[b.length - 1 - suffix]) suffix++
  return { prefix, suffix }
}

let scratch = new Int32Array(4096)

/** Entry (i, j), in rows of columns + 1: the fewest edits from the first i tokens of a to the first j of b. */
function editMatrix(a: Int32Array, b: Int32Array, prefix: number, rows: number, columns: number): Int32Array {
  const width = columns + 1
  if (scratch.length < (rows + 1) * width) scratch = new Int32Array(2 * (rows + 1) * width)
  const edits = scratch
  for (let j = 0; j <= columns; j++) edits[j] = j
  for (let i = 1; i <= rows; i++) {
    const token = a[prefix + i - 1]
    let left = i
    let at = i * width
    edits[at] = i
    let diagonal = i - 1
    for (let j = 1; j <= columns; j++) {
      at++
      const above = edits[at - width] as number
      let best = diagonal + (token === b[prefix + j - 1] ? 0 : 1)
      if (above + 1 < best) best = above + 1
      if (left + 1 < best) best = left + 1
      edits[at] = best
      left = best
      diagonal = above
    }
  }
  return edits
}
