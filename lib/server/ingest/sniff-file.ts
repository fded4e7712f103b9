import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { readImageHead } from './measure-image.ts'
import { readWavHeader } from './wav-header.ts'

/** What an uploaded file is for, by its content. */
export type FileUse = 'image' | 'audio' | 'table' | 'coco' | 'voc'
export type SniffedFile = { use: FileUse; type: string }

const images = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']
const tables: Record<string, SniffedFile> = {
  csv: { use: 'table', type: 'text/csv' },
  tsv: { use: 'table', type: 'text/tab-separated-values' },
  txt: { use: 'table', type: 'text/csv' },
  jsonl: { use: 'table', type: 'application/x-ndjson' },
  ndjson: { use: 'table', type: 'application/x-ndjson' },
  json: { use: 'coco', type: 'application/json' },
  xml: { use: 'voc', type: 'application/xml' },
}
const usesByType = new Map(Object.values(tables).map(({ type, use }) => [type, use]))

/** The use of a file that was sniffed before, from its stored type. */
export function fileUseOf(type: string): FileUse {
  if (type.startsWith('image/')) return 'image'
  if (type.startsWith('audio/')) return 'audio'
  return usesByType.get(type) ?? 'table'
}

/**
 * Says what a file is by its first bytes, never by what its name claims; the name decides only between kinds of text.
 * Refuses what can't be labeled or imported, and media whose head is broken or claims too much.
 *
 * @param name the relative path that it came with
 */
export async function sniffFile(path: string, name: string): Promise<SniffedFile> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size === 0) throw new RefusalError({ code: 'invalid', message: 'This file is empty.' })
    const head = Buffer.alloc(Math.min(size, 4100))
    await file.read(head, 0, head.length, 0)
    // Before its type is guessed: the mark of UTF-16 looks like the start of an MP3.
    if (tableOf(name) !== undefined) refuseWideText(head)
    const found = await fileTypeFromBuffer(head)
    if (found !== undefined && found.mime !== 'application/xml') {
      if (found.mime === 'audio/wav') {
        await readWavHeader(file, size)
        return { use: 'audio', type: 'audio/wav' }
      }
      if (!images.includes(found.mime)) throw wrongType(found.mime)
      await readImageHead(path)
      return { use: 'image', type: found.mime }
    }
    if (head.toString('latin1', 0, 4) === 'RIFF') await readWavHeader(file, size) // says what it lacks to be one
    return sniffText(head.toString('latin1'), name)
  } finally {
    await file.close()
  }
}

function tableOf(name: string): SniffedFile | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(tables, ending) ? tables[ending] : undefined
}

/** Text in UTF-16, as Excel's "Unicode text" is: told by its mark, or by the NULs of plain letters. */
function refuseWideText(head: Buffer): void {
  const marked = head.length >= 2 && [0xfeff, 0xfffe].includes(head.readUInt16BE(0))
  const letters = [0, 1].some((first) => {
    const wide = Array.from({ length: Math.min(8, head.length >> 1) }, (_, i) => head[2 * i + first])
    return wide.length > 1 && wide.every((byte) => byte === 0)
  })
  if (!marked && !letters) return
  const offset = marked ? 0 : head.indexOf(0)
  const message = `This file is UTF-16, not UTF-8: the byte at offset ${offset} does not fit. Save it as UTF-8 and try again.`
  throw new RefusalError({ code: 'invalid', message, details: { offset } })
}

function sniffText(head: string, name: string): SniffedFile {
  const start = head.replace(/^ï»¿/, '').trimStart()
  const root = start.startsWith('<') ? rootOf(start) : null
  if (root === 'svg') throw wrongType('image/svg+xml')
  if (root !== null && html.includes(root)) throw wrongType('text/html')
  const table = tableOf(name)
  // No table begins with a tag.
  if (table !== undefined && (root === null || table.use === 'voc')) return table
  if (root !== null) throw wrongType('application/xml')
  throw wrongType(head.includes('\0') ? 'application/octet-stream' : 'text/plain')
}

const html = ['html', 'head', 'body', 'script', 'iframe', 'title', 'meta', 'div', 'p']

/** The first element of marked-up text (or what its DOCTYPE says), in small letters; empty where none is near. */
function rootOf(text: string): string {
  const inner = text.replace(/^(?:\s|<\?.*?\?>|<!--.*?-->)+/s, '')
  const [, name = ''] = /^<(?:!doctype\s+)?(?:[\w.-]+:)?([\w.-]+)/i.exec(inner) ?? []
  return name.toLowerCase()
}

const hints: Record<string, string> = {
  'image/svg+xml': ' SVG can carry scripts; export it as PNG.',
  'application/zip': ' Unpack the archive and drop the folder.',
}

function wrongType(type: string): RefusalError {
  const hint = hints[type] ?? (type.startsWith('audio/') ? ' Recordings are taken as WAV.' : '')
  return new RefusalError({
    code: 'wrong_type',
    message: `The content is ${type}, which can't be imported.${hint} Taken are JPEG, PNG, WebP, GIF, AVIF and WAV; CSV, TSV, JSON Lines, COCO and Pascal VOC.`,
    details: { type },
  })
}
