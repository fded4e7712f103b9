import { stat } from 'node:fs/promises'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { sniffFile } from '../ingest/sniff-file.ts'
import type { ImportFile } from './import-plan.ts'
import { readBoxes, readRows } from './read-files.ts'

/** The media that a table, COCO or Pascal VOC file on this machine names; none for any other file. */
export async function filesNamedIn(at: string): Promise<string[]> {
  const sniffed = await sniffFile(at, at).catch((error: unknown) => {
    if (error instanceof RefusalError) return null // said when the file is received
    throw error
  })
  if (sniffed?.use !== 'table' && sniffed?.use !== 'coco' && sniffed?.use !== 'voc') return []
  const { size } = await stat(at)
  const file: ImportFile = { upload: '', path: at, fileName: at, staged: at, bytes: size, hash: '', ...sniffed }
  if (file.use !== 'table') return (await readBoxes(file, null)).images.map(({ fileName }) => fileName)
  const named = new Set<string>()
  for await (const read of readRows(file)) if (read.ok && read.row.file !== null) named.add(read.row.file)
  return [...named]
}
