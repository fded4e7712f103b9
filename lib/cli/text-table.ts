/** A column of a printed table; numbers stand at the right. */
export type Column<Row> = { title: string; right?: boolean; cell: (row: Row) => string }

/** Cells longer than this many columns of the terminal end in an ellipsis. */
const widest = 60

/**
 * Rows as aligned text under their titles, at most `limit` of them, with a last line that says how many are left out.
 * Line breaks and control characters within a cell become spaces, and wide characters count as two.
 */
export function printTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  limit = Number.POSITIVE_INFINITY,
): string {
  const shown = rows.slice(0, limit)
  const cells = shown.map((row) => columns.map((column) => onOneLine(column.cell(row))))
  const widths = columns.map((column, i) =>
    Math.max(column.title.length, ...cells.map((row) => widthOf(row[i] as string))),
  )
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => {
        const space = ' '.repeat((widths[i] as number) - widthOf(text))
        return columns[i]?.right ? space + text : text + space
      })
      .join('  ')
      .trimEnd()
  const lines = [line(columns.map((column) => column.title)), ...cells.map(line)]
  if (shown.length < rows.length)
    lines.push(`… ${(rows.length - shown.length).toLocaleString('en')} more; --json lists all`)
  return lines.join('\n')
}

/** `{ items: 12, labelers: 1, missing: 0 }` as "12 items · 1 labeler · 0 missing". */
export function countsOf(counts: Record<string, number>): string {
  const named = Object.entries(counts).map(([name, count]) => {
    return `${count.toLocaleString('en')} ${count === 1 ? name.replace(/s$/, '') : name}`
  })
  return named.join(' · ')
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Characters that take two columns: those of East Asia (Unicode Standard Annex 11, as blocks) and pictures. */
const wide =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}/u

function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1
  return width
}

/** Text as one line of at most `widest` columns. Control characters could move the cursor, so they become spaces. */
function onOneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  if (widthOf(line) <= widest) return line
  let width = 0
  let kept = ''
  for (const { segment } of graphemes.segment(line)) {
    width += wide.test(segment) ? 2 : 1
    if (width > widest - 1) break
    kept += segment
  }
  return `${kept}…`
}
