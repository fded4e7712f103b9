import { parse } from 'csv-parse/sync'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'

/** The names under which a column is looked for where the caller names none. */
const usualNames = {
  item: ['item', 'task', 'unit', 'item_id', 'task_id', 'id'],
  labeler: ['labeler', 'worker', 'annotator', 'rater', 'labeler_id', 'worker_id'],
  value: ['label', 'value', 'answer', 'category'],
} as const
type ColumnRole = keyof typeof usualNames

/** Says in the help of an option which columns are found without it. */
export function whichColumn(role: ColumnRole): string {
  return `unless it is called ${usualNames[role].slice(0, 3).join(', ')} or the like`
}

/** Columns that the caller named. */
export type NamedColumns = Partial<Record<ColumnRole, string>>

/**
 * Finds the columns that nobody named by their usual names in the table's header, and hands the table on unread.
 * Refuses where none of the usual names is there, listing those that are. Names in `elsewhere` were given for another
 * table: they hold where this one has them. Names in `preferred` are taken before other usual names, where nobody named
 * a column.
 */
export async function pickColumns<R extends ColumnRole>(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
  roles: readonly R[],
  { named = {}, elsewhere = {}, preferred = {} }: Partial<Record<'named' | 'elsewhere' | 'preferred', NamedColumns>>,
): Promise<{ columns: Record<R, string>; chunks: AsyncIterable<Uint8Array> }> {
  const reader = chunks[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let head = ''
  const decoder = new TextDecoder()
  while (!/\S.*[\r\n]/s.test(head)) {
    const next = await reader.next()
    if (next.done) break
    seen.push(next.value)
    head += decoder.decode(next.value, { stream: true })
  }
  const header = readHeader(head)
  const find = (role: R) => {
    const other = elsewhere[role]
    if (other !== undefined && header.includes(other)) return other
    const first = preferred[role]
    if (named[role] === undefined && first !== undefined && header.includes(first)) return first
    return named[role] ?? guess(role, header, fileName)
  }
  const columns = Object.fromEntries(roles.map((role) => [role, find(role)]))
  return { columns: columns as Record<R, string>, chunks: replay(seen, reader) }
}

async function* replay(seen: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* seen
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** The names of the first line; none where it is no table, which the reader then says better. */
function readHeader(head: string): string[] {
  const line = /\S[^\r\n]*/.exec(head.replace(/^\uFEFF/, ''))?.[0] ?? ''
  try {
    if (line.startsWith('{')) return Object.keys(JSON.parse(line) as object)
    const rows = parse(line, { delimiter: [',', '\t', ';'], relax_quotes: true }) as string[][]
    return (rows[0] ?? []).map((name) => name.trim())
  } catch {
    return []
  }
}

function guess(role: ColumnRole, header: readonly string[], fileName: string): string {
  const usual: readonly string[] = usualNames[role]
  const found = usual.find((name) => header.includes(name))
  if (found !== undefined) return found
  if (header.length === 0) return usual[0] as string
  const message = `${fileName} has no column named ${usual.slice(0, 3).join(', ')} or the like; say which it is with --${role}. Its columns are: ${header.join(', ')}.`
  throw new RefusalError({ code: 'invalid', message, field: role, details: { columns: header } })
}
