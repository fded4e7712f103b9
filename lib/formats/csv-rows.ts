import { CsvError, parse } from 'csv-parse'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type ImportColumns, type ReadRow, readColumns, readRow } from './import-row.ts'
import { decodeUtf8 } from './utf8.ts'

const longestRecord = 1_000_000

/**
 * Reads CSV, TSV or semicolon-separated text (RFC 4180 quoting; the separator is the one that its first line has most
 * of), row by row as it streams. Refuses a file that can't be read at all; a bad row is yielded with its reason.
 */
export async function* readCsvRows(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<ReadRow> {
  let columns: ImportColumns | null = null
  let names: string[] = []
  let number = 0
  for await (const { cells, line } of readRecords(chunks, fileName)) {
    if (columns === null) {
      names = cells.map((cell) => cell.trim())
      columns = readColumns(names, fileName)
      continue
    }
    number++
    if (cells.length !== names.length) {
      const message = `line ${line} has ${cells.length} cells, the header has ${names.length}`
      yield { ok: false, bad: { row: number, message } }
      continue
    }
    const record: Record<string, string> = Object.create(null)
    names.forEach((name, i) => {
      record[name] = cells[i] as string
    })
    yield readRow(columns, record, number)
  }
  if (columns === null) throw new RefusalError({ code: 'invalid', field: fileName, message: `${fileName} is empty.` })
}

async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<{ cells: string[]; line: number }> {
  const text = decodeUtf8(chunks, fileName)
  let head = ''
  while (!head.includes('\n') && head.length <= longestRecord) {
    const next = await text.next()
    if (next.done) break
    head += next.value
  }
  const parser = parse({
    delimiter: findSeparator(head),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  })
  const written = feed(parser, head, text).catch((error: unknown) => {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { cells: record, line: info.lines }
    await written
  } catch (error) {
    throw error instanceof CsvError ? notCsv(error, fileName) : error
  }
}

async function feed(parser: ReturnType<typeof parse>, head: string, rest: AsyncGenerator<string>): Promise<void> {
  const write = async (part: string) => {
    if (!parser.write(part)) await new Promise((resolve) => parser.once('drain', resolve))
  }
  await write(head)
  for (let next = await rest.next(); !next.done; next = await rest.next()) await write(next.value)
  parser.end()
}

function notCsv(error: CsvError, fileName: string): RefusalError {
  const line = typeof error.lines === 'number' ? error.lines : 1
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote is opened and never closed'
      : error.code === 'CSV_MAX_RECORD_SIZE'
        ? `a row is longer than ${longestRecord.toLocaleString('en')} characters`
        : 'a quote stands where none may'
  return new RefusalError({
    code: 'bad_request',
    field: fileName,
    message: `${fileName} can't be read as a table: ${reason} (line ${line}).`,
    details: { line },
  })
}

function findSeparator(head: string): string {
  const end = head.search(/[\r\n]/)
  const first = end === -1 ? head : head.slice(0, end)
  let best = ','
  for (const separator of ['\t', ';']) if (first.split(separator).length > first.split(best).length) best = separator
  return best
}
