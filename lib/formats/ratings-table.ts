import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { GrowingIntegers, NameIndex } from './growing-integers.ts'
import { type Cell, readTableRows, type TableFormat } from './table-rows.ts'

/** The names of the columns that are read; the others are passed over. */
export type RatingsColumns = {
  item: string
  labeler: string
  value: string
  /** Rows of one slice are also measured apart. */
  slice?: string
  /** Items of one cluster are resampled together. */
  cluster?: string
}

/**
 * Ratings as they stand in a file, one row per item and labeler, coded: entry i says that labeler `labeler[i]` gave the
 * text `texts[value[i]]` to item `unit[i]`. Everything is numbered in the order of its first appearance.
 */
export type RatingsTable = {
  items: string[]
  labelers: string[]
  unit: Int32Array
  labeler: Int32Array
  value: Int32Array
  texts: string[]
  /** The line on which each text first stands, to name it when it turns out to be none of what is needed. */
  lineOfText: Int32Array
  /** Rows whose value is missing. Their items and labelers count, they give no entry. */
  missing: number
  /** The slice of each entry, where a column of slices was asked for. */
  slices: { names: string[]; of: Int32Array } | null
  /** The cluster of each item, where a column of clusters was asked for; an item with an empty cell is one alone. */
  clusters: { names: string[]; of: Int32Array } | null
}

export type RatingsTableOptions = {
  /** What to call the file in messages. */
  fileName: string
  /** Left out, it is told from the first line. */
  format?: TableFormat
  columns: RatingsColumns
  /** Values that mean "missing" beside the empty one. */
  missing?: readonly string[]
}

/**
 * Reads CSV, TSV or JSON Lines as they stream; memory grows with the numbers kept (four bytes an entry and column) and
 * the distinct names and texts, not with the file. Refuses an unknown column, listing those there are, and a bad row,
 * naming its line.
 */
export async function readRatingsTable(
  chunks: AsyncIterable<Uint8Array>,
  { fileName, format, columns, missing = [] }: RatingsTableOptions,
): Promise<RatingsTable> {
  const wanted = [columns.item, columns.labeler, columns.value, columns.slice, columns.cluster].filter(
    (name) => name !== undefined,
  )
  const builder = new TableBuilder(fileName, columns, new Set(['', ...missing]))
  await readTableRows(chunks, { fileName, format, columns: wanted }, (cells, line) => builder.add(cells, line))
  return builder.finish()
}

class TableBuilder {
  private readonly items = new NameIndex()
  private readonly labelers = new NameIndex()
  private readonly texts = new NameIndex()
  private readonly sliceNames = new NameIndex()
  private readonly clusterNames = new NameIndex()
  private readonly unit = new GrowingIntegers()
  private readonly labeler = new GrowingIntegers()
  private readonly value = new GrowingIntegers()
  private readonly sliceOf = new GrowingIntegers()
  private readonly clusterOf = new GrowingIntegers()
  private readonly lineOfText = new GrowingIntegers()
  private missing = 0
  private readonly fileName: string
  private readonly columns: RatingsColumns
  private readonly missingTexts: ReadonlySet<string>

  constructor(fileName: string, columns: RatingsColumns, missingTexts: ReadonlySet<string>) {
    this.fileName = fileName
    this.columns = columns
    this.missingTexts = missingTexts
  }

  /** Cells in the order of the wanted columns: item, labeler, value, then slice and cluster where asked for. */
  add(cells: readonly Cell[], line: number): void {
    const item = this.items.add(this.need(cells[0], this.columns.item, line))
    const labeler = this.labelers.add(this.need(cells[1], this.columns.labeler, line))
    if (this.columns.cluster !== undefined) this.addCluster(item, cells[cells.length - 1] ?? '', line)
    const text = cells[2] ?? ''
    if (this.missingTexts.has(text)) {
      this.missing++
      return
    }
    const value = this.texts.add(text)
    if (value === this.lineOfText.length) this.lineOfText.push(line)
    this.unit.push(item)
    this.labeler.push(labeler)
    this.value.push(value)
    if (this.columns.slice !== undefined) this.sliceOf.push(this.sliceNames.add(cells[3] ?? ''))
  }

  finish(): RatingsTable {
    return {
      items: this.items.names,
      labelers: this.labelers.names,
      unit: this.unit.view(),
      labeler: this.labeler.view(),
      value: this.value.view(),
      texts: this.texts.names,
      lineOfText: this.lineOfText.view(),
      missing: this.missing,
      slices: this.columns.slice === undefined ? null : { names: this.sliceNames.names, of: this.sliceOf.view() },
      clusters:
        this.columns.cluster === undefined ? null : { names: this.clusterNames.names, of: this.clusterOf.view() },
    }
  }

  private need(cell: Cell | undefined, column: string, line: number): string {
    if (cell) return cell
    throw badRow(this.fileName, line, `the cell of column "${column}" is empty`, column)
  }

  /** An item without a cluster is one of its own; a null character keeps it apart from any name. */
  private addCluster(item: number, given: string, line: number): void {
    const name = given === '' ? `\u0000${item}` : given
    const cluster = this.clusterNames.add(name)
    const known = this.clusterOf.get(item)
    if (known === undefined) this.clusterOf.push(cluster)
    else if (known !== cluster) {
      const before = this.clusterNames.names[known]?.startsWith('\u0000')
        ? 'no cluster'
        : `cluster "${this.clusterNames.names[known]}"`
      const named = `"${this.items.names[item]}" is in ${before} above and in ${given === '' ? 'none' : `"${given}"`} here`
      throw badRow(this.fileName, line, named, this.columns.cluster as string)
    }
  }
}

/** The refusal of a row, naming its line. */
export function badRow(fileName: string, line: number, message: string, field?: string): RefusalError {
  const text = `${fileName}, line ${line}: ${message}.`
  return new RefusalError({ code: 'invalid', message: text, field, row: line, details: { line } })
}
