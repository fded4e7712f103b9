import { alignTokens } from '../text/alignment.ts'

/** One column of an alignment: for each text the token that stands there, or null; `differs` when not all are equal. */
export type AlignedColumn = { tokens: (string | null)[]; differs: boolean }

/**
 * Lays texts under each other, word by word. Each is aligned with the one that is nearest to all others (fewest edits in
 * total; of equals the first), so the columns don't depend on the order of the texts. `same` says whether two tokens
 * count as equal.
 *
 * Example: "um so I went", "so I want" → um/–, so/so, I/I, went/want.
 */
export function alignTexts(texts: readonly (readonly string[])[], same: (token: string) => string): AlignedColumn[] {
  const folded = texts.map((tokens) => tokens.map(same))
  const pivot = medoid(folded)
  const pivotTokens = texts[pivot] ?? []
  // Column 2g holds what stands before the pivot's token g, column 2g + 1 that token itself.
  const gaps: string[][][] = texts.map(() => pivotTokens.map(() => []))
  const at: (string | null)[][] = texts.map(() => pivotTokens.map(() => null))
  const ends: string[][] = texts.map(() => [])
  texts.forEach((tokens, t) => {
    let next = 0
    for (const step of alignTokens(folded[pivot] ?? [], folded[t] ?? [])) {
      const token = step.b === null ? null : (tokens[step.b] ?? null)
      if (step.a === null) {
        const gap = next < pivotTokens.length ? gaps[t]?.[next] : ends[t]
        if (token !== null) gap?.push(token)
      } else {
        const row = at[t]
        if (row) row[step.a] = token
        next = step.a + 1
      }
    }
  })
  const columns: AlignedColumn[] = []
  const push = (tokens: (string | null)[]) => {
    const keys = new Set(tokens.map((token) => (token === null ? null : same(token))))
    columns.push({ tokens, differs: keys.size > 1 })
  }
  const pushGap = (rows: readonly (readonly string[])[]) => {
    const width = Math.max(0, ...rows.map((row) => row.length))
    for (let i = 0; i < width; i++) push(rows.map((row) => row[i] ?? null))
  }
  pivotTokens.forEach((_, g) => {
    pushGap(gaps.map((row) => row[g] ?? []))
    push(at.map((row) => row[g] ?? null))
  })
  pushGap(ends)
  return columns
}

function medoid(texts: readonly (readonly string[])[]): number {
  const totals = texts.map((a) =>
    texts.reduce((sum, b) => sum + alignTokens(a, b).filter(({ op }) => op !== 'equal').length, 0),
  )
  return Math.max(0, totals.indexOf(Math.min(...totals)))
}
