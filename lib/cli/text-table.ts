/** A column of a printed table; numbers stand at the right. */
export type Column<Row> = { title: string; right?: boolean; cell: (row: Row) => string }

/**
 * Rows as aligned text under their titles, at most `limit` of them, with a last line that says how many are left out.
 */
export function printTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  limit = Number.POSITIVE_INFINITY,
): string {
  const shown = rows.slice(0, limit)
  const cells = shown.map((row) => columns.map((column) => column.cell(row)))
  const widths = columns.map((column, i) =>
    Math.max(column.title.length, ...cells.map((row) => (row[i] as string).length)),
  )
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => (columns[i]?.right ? text.padStart(widths[i] as number) : text.padEnd(widths[i] as number)))
      .join('  ')
      .trimEnd()
  const lines = [line(columns.map((column) => column.title)), ...cells.map(line)]
  if (shown.length < rows.length)
    lines.push(`… ${(rows.length - shown.length).toLocaleString('en')} more; --json lists all`)
  return lines.join('\n')
}
