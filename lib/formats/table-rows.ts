import { CsvError, parse } from 'csv-parse'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { parseJson } from './json-text.ts'
import { decodeUtf8 } from './utf8.ts'

export const tableFormats = ['csv', 'tsv', 'jsonl'] as const
export type TableFormat = (typeof tableFormats)[number]

/** A cell as text; null where JSON Lines have null or no such key. */
export type Cell = string | null

export type TableOptions = {
  fileName: string
  /** Left out, it is told from the first line: `{` begins JSON Lines, a tab separates TSV, a semicolon or comma CSV. */
  format?: TableFormat
  /** The columns to read, in this order; or how to choose them once the names are known. */
  columns: readonly string[] | ((names: readonly string[]) => readonly string[])
}

type OnRow = (cells: readonly Cell[], line: number) => void

const longestRecord = 16_000_000

/**
 * Streams the named columns of a table to `onRow`, row by row with the line on which each ends; an error thrown by
 * `onRow` ends the reading. Refuses a file without rows, one that can't be read, an unknown column and a row of another
 * width than the header.
 */
export async function readTableRows(
  chunks: AsyncIterable<Uint8Array>,
  options: TableOptions,
  onRow: OnRow,
): Promise<void> {
  const text = decodeUtf8(chunks, options.fileName)
  let head = ''
  while (!/\S.*[\r\n]/s.test(head) && head.length <= longestRecord) {
    const next = await text.next()
    if (next.done) break
    head += next.value
  }
  if (head.trim() === '') {
    const message = `${options.fileName} is empty. It needs one row per item and labeler.`
    throw new RefusalError({ code: 'invalid', field: options.fileName, message })
  }
  const firstLine = /\S[^\r\n]*/.exec(head)?.[0] ?? ''
  const format = options.format ?? (firstLine.startsWith('{') ? 'jsonl' : 'csv')
  if (format === 'jsonl') await readJsonLines(head, text, options, onRow)
  else await readSeparated(head, text, format === 'tsv' ? '\t' : separatorOf(firstLine), options, onRow)
}

function separatorOf(firstLine: string): string {
  let best = ','
  for (const separator of ['\t', ';'])
    if (firstLine.split(separator).length > firstLine.split(best).length) best = separator
  return best
}

/** RFC 4180 quoting with any separator; a quote inside an unquoted cell is a character like others. */
async function readSeparated(
  head: string,
  rest: AsyncGenerator<string>,
  delimiter: string,
  { fileName, columns }: TableOptions,
  onRow: OnRow,
): Promise<void> {
  let positions: number[] | null = null
  let width = 0
  let rows = 0
  const cells: Cell[] = []
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    on_record: (record: string[], { lines }: { lines: number }) => {
      if (positions === null) {
        positions = findColumns(
          record.map((name) => name.trim()),
          columns,
          fileName,
        )
        width = record.length
        cells.length = positions.length
        return null
      }
      if (record.length !== width) {
        const message = `${fileName}, line ${lines}: the row has ${record.length} cells, the header has ${width}.`
        throw new RefusalError({ code: 'invalid', message, row: lines, details: { line: lines } })
      }
      for (let i = 0; i < cells.length; i++) cells[i] = record[positions[i] as number] as string
      onRow(cells, lines)
      rows++
      return null
    },
  })
  const failed = new Promise<never>((_, reject) => parser.on('error', reject))
  failed.catch(() => undefined) // heard below; it may come while the file is being read
  const done = new Promise<void>((resolve) => parser.on('end', resolve))
  parser.resume()
  const write = async (part: string) => {
    if (!parser.write(part)) await Promise.race([failed, new Promise<void>((resolve) => parser.once('drain', resolve))])
  }
  try {
    await write(head)
    for (let next = await rest.next(); !next.done; next = await rest.next()) await write(next.value)
    parser.end()
    await Promise.race([failed, done])
  } catch (error) {
    throw error instanceof CsvError ? notATable(error, fileName) : error
  }
  if (rows === 0) {
    const message = `${fileName} has a header and no rows. It needs one row per item and labeler.`
    throw new RefusalError({ code: 'invalid', field: fileName, message })
  }
}

function chooseColumns(names: readonly string[], columns: TableOptions['columns']): readonly string[] {
  return typeof columns === 'function' ? columns(names) : columns
}

function findColumns(names: readonly string[], columns: TableOptions['columns'], fileName: string): number[] {
  return chooseColumns(names, columns).map((name) => {
    const position = names.indexOf(name)
    if (position === -1) throw unknownColumn(fileName, name, names)
    if (names.lastIndexOf(name) !== position) {
      const message = `${fileName} has two columns "${name}". Name one of them otherwise.`
      throw new RefusalError({ code: 'invalid', message, field: name, details: { columns: names } })
    }
    return position
  })
}

function unknownColumn(fileName: string, name: string, names: readonly string[]): RefusalError {
  const message = `${fileName} has no column "${name}". Its columns are: ${names.join(', ')}.`
  return new RefusalError({ code: 'invalid', message, field: name, details: { columns: names } })
}

function notATable(error: CsvError, fileName: string): RefusalError {
  const line = typeof error.lines === 'number' ? error.lines : 1
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote is opened and never closed'
      : error.code === 'CSV_MAX_RECORD_SIZE'
        ? `a row is longer than ${longestRecord.toLocaleString('en')} characters`
        : 'a quote stands where none may'
  const message = `${fileName}, line ${line}: ${reason}.`
  return new RefusalError({ code: 'bad_request', message, row: line, details: { line } })
}

/** One object a line. The first one says which columns there are; what a later one lacks is null. */
async function readJsonLines(
  head: string,
  rest: AsyncGenerator<string>,
  { fileName, columns }: TableOptions,
  onRow: OnRow,
): Promise<void> {
  let first = true
  let line = 0
  let wanted: readonly string[] = []
  const cells: Cell[] = []
  const readLine = (text: string) => {
    line++
    if (text.trim() === '') return
    const record = parseLine(text, fileName, line)
    if (first) {
      wanted = chooseColumns(Object.keys(record), columns)
      findColumns(Object.keys(record), wanted, fileName)
      first = false
    }
    for (let i = 0; i < wanted.length; i++) cells[i] = cellOf(record, wanted[i] as string)
    onRow(cells, line)
  }
  let pending = ''
  const take = (part: string) => {
    const lines = (pending + part).split('\n')
    pending = lines.pop() as string
    for (const text of lines) readLine(text)
    if (pending.length > longestRecord) {
      const message = `${fileName}, line ${line + 1}: longer than ${longestRecord.toLocaleString('en')} characters.`
      throw new RefusalError({ code: 'too_large', message, row: line + 1 })
    }
  }
  take(head)
  for (let next = await rest.next(); !next.done; next = await rest.next()) take(next.value)
  if (pending.trim() !== '') readLine(pending)
}

function parseLine(text: string, fileName: string, line: number): Record<string, unknown> {
  const value = parseJson(text, fileName, line)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  const message = `${fileName}, line ${line}: not an object. JSON Lines have one object a line.`
  throw new RefusalError({ code: 'invalid', message, row: line, details: { line } })
}

/** Text stays as it is; numbers, lists and the like become their JSON text, which is what they are in a CSV cell. */
function cellOf(record: Record<string, unknown>, column: string): Cell {
  const value = Object.hasOwn(record, column) ? record[column] : null
  if (value === null || typeof value === 'string') return value
  return JSON.stringify(value)
}
