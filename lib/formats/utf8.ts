import { RefusalError } from '#lib/domain/kernel/refusal.ts'

/**
 * Decodes UTF-8 strictly while it streams; a byte order mark at the start is dropped. Refuses the first byte that is
 * not UTF-8 by its offset (from 0) in the file.
 */
export async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<string> {
  let rest = new Uint8Array(0)
  let offset = 0
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : join(rest, chunk)
    const { complete, bad } = scanUtf8(bytes)
    if (bad !== null) throw notUtf8(fileName, offset + bad)
    const text = decoder.decode(bytes.subarray(0, complete))
    rest = bytes.slice(complete)
    const start = offset === 0 && text.startsWith('\uFEFF') ? text.slice(1) : text
    offset += complete
    if (start !== '') yield start
  }
  if (rest.length > 0) throw notUtf8(fileName, offset)
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function notUtf8(fileName: string, offset: number): RefusalError {
  return new RefusalError({
    code: 'invalid',
    field: fileName,
    message: `${fileName} is not UTF-8: the byte at offset ${offset} does not fit. Save it as UTF-8 and try again.`,
    details: { offset },
  })
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/**
 * How many bytes form whole characters, and where the first byte stands that can be none (The Unicode Standard, table
 * 3-7). A sequence cut by the end is neither.
 */
function scanUtf8(bytes: Uint8Array): { complete: number; bad: number | null } {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] as number
    if (lead < 0x80) {
      at++
      continue
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    if (length === 0) return { complete: at, bad: at }
    for (let i = 1; i < length; i++) {
      const next = bytes[at + i]
      if (next === undefined) return { complete: at, bad: null }
      if (!fits(lead, i, next)) return { complete: at, bad: at }
    }
    at += length
  }
  return { complete: at, bad: null }
}

function fits(lead: number, position: number, byte: number): boolean {
  if (byte < 0x80 || byte > 0xbf) return false
  if (position > 1) return true
  if (lead === 0xe0) return byte >= 0xa0 // overlong
  if (lead === 0xed) return byte <= 0x9f // surrogates
  if (lead === 0xf0) return byte >= 0x90 // overlong
  if (lead === 0xf4) return byte <= 0x8f // beyond U+10FFFF
  return true
}
