import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'

/** A file, or standard input for `-` or no name; with the name to use in messages. Refuses what is not there. */
export async function openInput(
  file: string | undefined,
): Promise<{ name: string; chunks: AsyncIterable<Uint8Array> }> {
  if (file === undefined || file === '-') return openStandardInput()
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'There is no such file' : `It can't be opened (${error.code})`
    throw new RefusalError({ code: 'not_found', message: `${file}: ${reason}.` })
  })
  if (found.isDirectory()) throw new RefusalError({ code: 'bad_request', message: `${file} is a folder, not a file.` })
  return { name: file, chunks: createReadStream(file) }
}

function openStandardInput(): { name: string; chunks: AsyncIterable<Uint8Array> } {
  if (process.stdin.isTTY) {
    const message = 'Name a file, or give the rows on standard input.'
    throw new RefusalError({ code: 'bad_request', message })
  }
  return { name: 'standard input', chunks: process.stdin }
}

/** The format that a file's name ends with, or undefined to tell it from its first line. */
export function formatOfName(name: string): 'csv' | 'tsv' | 'jsonl' | undefined {
  const lower = name.toLowerCase()
  if (lower.endsWith('.tsv')) return 'tsv'
  if (lower.endsWith('.csv')) return 'csv'
  return lower.endsWith('.jsonl') || lower.endsWith('.ndjson') ? 'jsonl' : undefined
}
