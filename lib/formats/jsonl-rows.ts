import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type ReadRow, readColumns, readRow } from './import-row.ts'
import { parseJson } from './json-text.ts'
import { decodeUtf8 } from './utf8.ts'

const longestLine = 1_000_000

/**
 * Reads JSON Lines, one object a row, as it streams; `meta` and `slice` may also be nested objects. Refuses a line that
 * is not JSON with line and column; a bad row is yielded with its reason.
 */
export async function* readJsonlRows(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<ReadRow> {
  let number = 0
  for await (const { text, line } of readLines(chunks, fileName)) {
    if (text.trim() === '') continue
    number++
    let value: unknown
    try {
      value = parseJson(text, fileName, line)
    } catch (error) {
      // A NaN is a fault of its row alone: what stands around it can be read.
      if (!(error instanceof RefusalError) || error.refusal.code !== 'invalid') throw error
      yield badRow(error.refusal, number, fileName)
      continue
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      yield { ok: false, bad: { row: number, message: `line ${line} is not an object` } }
      continue
    }
    const record = flatten(value as Record<string, unknown>)
    yield readUnderOwnColumns(record, number, fileName)
  }
  if (number === 0) throw new RefusalError({ code: 'invalid', field: fileName, message: `${fileName} is empty.` })
}

// Every object has columns of its own, so a wrong name is the row's fault, not the file's.
function readUnderOwnColumns(record: Record<string, unknown>, number: number, fileName: string): ReadRow {
  try {
    return readRow(readColumns(Object.keys(record), fileName), record, number)
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return badRow(error.refusal, number, fileName)
  }
}

/** The row's fault in its own words, without the file's name that they begin with and the full stop at their end. */
function badRow({ field, message }: Refusal, number: number, fileName: string): ReadRow {
  const words = message.slice(fileName.length + 2).replace(/\.$/, '')
  return { ok: false, bad: { row: number, message: words, ...(field ? { field } : {}) } }
}

/** `{ "meta": { "age": 9 } }` reads as `{ "meta:age": 9 }`. Without a prototype, so that no key can reach one. */
function flatten(value: Record<string, unknown>): Record<string, unknown> {
  const flat: Record<string, unknown> = Object.create(null)
  for (const [key, cell] of Object.entries(value)) {
    const nested = (key === 'meta' || key === 'slice') && typeof cell === 'object' && cell !== null
    if (nested) for (const [name, inner] of Object.entries(cell)) flat[`${key}:${name}`] = inner
    else flat[key] = cell
  }
  return flat
}

async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<{ text: string; line: number }> {
  let rest = ''
  let line = 0
  for await (const part of decodeUtf8(chunks, fileName)) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() as string
    for (const text of lines) yield { text, line: ++line }
    if (rest.length > longestLine) {
      const message = `${fileName}: line ${line + 1} is longer than ${longestLine.toLocaleString('en')} characters.`
      throw new RefusalError({ code: 'too_large', field: fileName, message })
    }
  }
  if (rest !== '') yield { text: rest, line: line + 1 }
}
