import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { badRow, readRatingsTable } from '#lib/formats/ratings-table.ts'
import { readTableRows, type TableFormat } from '#lib/formats/table-rows.ts'
import { formatOfName, openInput } from '../open-input.ts'
import { type NamedColumns, pickColumns } from '../pick-columns.ts'

export type InputOptions = { columns: NamedColumns; missing: readonly string[]; format?: TableFormat }

/** Answers with the names that their numbers stand for. Labelers and categories are sorted, items as in the file. */
export type NamedAnswers = {
  ratings: Ratings & { categories: readonly string[] }
  items: readonly string[]
  labelers: readonly string[]
  missing: number
  /** What the file is called, and the line on which each category first stands. */
  fileName: string
  lines: Int32Array
}

export async function readAnswers(file: string | undefined, options: InputOptions): Promise<NamedAnswers> {
  const { name, chunks } = await openInput(file)
  const picked = await pickColumns(chunks, name, ['item', 'labeler', 'value'], { named: options.columns })
  const table = await readRatingsTable(picked.chunks, {
    fileName: name,
    format: options.format ?? formatOfName(name),
    columns: picked.columns,
    missing: options.missing,
  })
  if (table.value.length === 0) {
    throw new RefusalError({ code: 'invalid', message: `${name} holds no answer; every value is missing.` })
  }
  const labelers = sortNames(table.labelers, table.labeler)
  const categories = sortNames(table.texts, table.value)
  return {
    ratings: {
      unit: table.unit,
      labeler: labelers.codes,
      value: categories.codes,
      units: table.items.length,
      labelers: labelers.names.length,
      categories: categories.names,
    },
    items: table.items,
    labelers: labelers.names,
    missing: table.missing,
    fileName: name,
    lines: categories.order.map((text) => table.lineOfText[text] as number),
  }
}

/** Names sorted by code unit, and the codes that they then have, so that the order of rows changes nothing. */
function sortNames(names: readonly string[], codes: Int32Array) {
  const order = Int32Array.from(names.keys()).sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1))
  const codeOf = new Int32Array(names.length)
  for (const [code, i] of order.entries()) codeOf[i] = code
  const sorted = Array.from(order, (i) => names[i] as string)
  return { names: sorted, codes: codes.map((code) => codeOf[code] as number), order }
}

/** The gold label of each item of a file with a column of items and one of labels; empty labels are left out. */
export async function readGold(file: string, options: InputOptions): Promise<Map<string, string>> {
  const { name, chunks } = await openInput(file)
  const picked = await pickColumns(chunks, name, ['item', 'value'], { elsewhere: options.columns })
  const { item: itemColumn, value: valueColumn } = picked.columns
  const gold = new Map<string, string>()
  const missing = new Set(['', ...options.missing])
  const format = options.format ?? formatOfName(name)
  const table = { fileName: name, format, columns: [itemColumn, valueColumn] }
  await readTableRows(picked.chunks, table, ([item, label], line) => {
    if (!item) throw badRow(name, line, `the cell of column "${itemColumn}" is empty`, itemColumn)
    if (missing.has(label ?? '')) return
    const before = gold.get(item)
    if (before !== undefined && before !== label) {
      throw badRow(name, line, `"${item}" is "${before}" above and "${label}" here`, valueColumn)
    }
    gold.set(item, label ?? '')
  })
  return gold
}
