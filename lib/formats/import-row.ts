import type { ImportRow } from '#lib/domain/item/import-summary.ts'
import { suggestion } from '#lib/domain/item/nearest-name.ts'
import { type BadRow, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isStorable } from '#lib/domain/kernel/storable-text.ts'
import { readPlainNumber } from './plain-number.ts'

export type ReadRow = { ok: true; row: ImportRow } | { ok: false; bad: BadRow }

const plainColumns = ['id', 'file', 'question', 'labeler', 'value', 'lacks', 'cluster', 'mm_per_pixel'] as const
type PlainColumn = (typeof plainColumns)[number]
type Column = { kind: PlainColumn } | { kind: 'meta' | 'slice'; name: string }
export type ImportColumns = ReadonlyMap<string, Column>

const reserved = new Set(['__proto__', 'constructor', 'prototype'])
const longestId = 255
const longestNote = 10_000
const longestValue = 200_000
const longestReason = 2000

/** Makes sense of a table's column names. Refuses unknown ones (with the nearest known), repeated and reserved ones. */
export function readColumns(names: readonly string[], fileName: string): ImportColumns {
  const columns = new Map<string, Column>()
  for (const name of names) {
    if (columns.has(name)) throw badColumn(fileName, name, `the column “${name}” stands twice`)
    columns.set(name, readColumn(name, fileName))
  }
  if (!columns.has('id') && !columns.has('file'))
    throw badColumn(fileName, 'id', 'a column “id” or “file” is needed to say which item a row is about')
  return columns
}

function readColumn(name: string, fileName: string): Column {
  const plain = plainColumns.find((known) => known === name.trim().toLowerCase())
  if (plain !== undefined) return { kind: plain }
  const prefixed = /^\s*(meta|slice):\s*(.+?)\s*$/i.exec(name)
  if (prefixed) {
    const kind = (prefixed[1] as string).toLowerCase() as 'meta' | 'slice'
    const key = prefixed[2] as string
    if (reserved.has(key) || key.length > 200 || !isStorable(key))
      throw badColumn(fileName, name, `“${key}” can't be the name of a column`)
    return { kind, name: key }
  }
  const hint = suggestion(name, plainColumns)
  throw badColumn(
    fileName,
    name,
    `unknown column “${name}”${hint} (known: ${plainColumns.join(', ')}, meta:…, slice:…)`,
  )
}

function badColumn(fileName: string, field: string, what: string): RefusalError {
  return new RefusalError({ code: 'invalid', field, message: `${fileName}: ${what}.` })
}

/** Reads one record under its columns; a bad value is answered with its field. */
export function readRow(columns: ImportColumns, record: Readonly<Record<string, unknown>>, number: number): ReadRow {
  const row: ImportRow = {
    row: number,
    id: null,
    file: null,
    question: null,
    labeler: null,
    value: null,
    lacks: null,
    metadata: {},
    slices: [],
    cluster: null,
    mmPerPixel: null,
  }
  for (const [field, column] of columns) {
    const text = cellText(record[field])
    if (text === undefined) return bad(number, field, 'text or a number is needed here')
    if (text === null) continue
    if (!isStorable(text)) return bad(number, field, 'holds a NUL or half a character')
    const limit = limitOf(column.kind)
    if (text.length > limit) return bad(number, field, `is longer than ${limit} characters`)
    const trimmed = text.trim()
    if (column.kind === 'value') row.value = text
    else if (trimmed === '') continue
    else if (column.kind === 'meta') row.metadata[column.name] = trimmed
    else if (column.kind === 'slice') row.slices.push({ name: column.name, value: trimmed })
    else if (column.kind === 'mm_per_pixel') {
      const size = readPlainNumber(trimmed)
      if (size === null || size <= 0) return bad(number, field, `“${trimmed}” is not a positive number`)
      row.mmPerPixel = size
    } else row[column.kind] = trimmed
  }
  if (row.id === null && row.file === null) return bad(number, 'id', 'neither an id nor a file is given')
  return { ok: true, row }
}

function limitOf(kind: Column['kind']): number {
  if (kind === 'value') return longestValue
  if (kind === 'meta') return longestNote
  return kind === 'lacks' ? longestReason : longestId
}

/** The text of a cell; null when there is none, undefined when it is no text at all (an object, NaN). */
function cellText(cell: unknown): string | null | undefined {
  if (cell === undefined || cell === null) return null
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return String(cell)
  if (typeof cell === 'number' && Number.isFinite(cell)) return String(cell)
  return undefined
}

function bad(row: number, field: string, message: string): ReadRow {
  return { ok: false, bad: { row, field, message: `${field}: ${message}` } }
}
