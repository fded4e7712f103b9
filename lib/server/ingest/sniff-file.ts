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
    return sniffText(head.toString('latin1'), name)
  } finally {
    await file.close()
  }
}

function sniffText(head: string, name: string): SniffedFile {
  const start = head.replace(/^ï»¿/, '').trimStart().slice(0, 1024).toLowerCase()
  if (start.startsWith('<') && /<svg[\s/>]/.test(start)) throw wrongType('image/svg+xml')
  if (/^<(!doctype html|html|head|body|script|iframe)\b/.test(start)) throw wrongType('text/html')
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const table = Object.hasOwn(tables, ending) ? tables[ending] : undefined
  if (table !== undefined) return table
  throw wrongType(head.includes('\0') ? 'application/octet-stream' : 'text/plain')
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
