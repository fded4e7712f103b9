import { createReadStream } from 'node:fs'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type ReadBoxesFile, readCoco } from '#lib/formats/coco.ts'
import { readCsvRows } from '#lib/formats/csv-rows.ts'
import type { ReadRow } from '#lib/formats/import-row.ts'
import { readJsonlRows } from '#lib/formats/jsonl-rows.ts'
import { readPascalVoc } from '#lib/formats/pascal-voc.ts'
import { decodeUtf8 } from '#lib/formats/utf8.ts'
import type { ImportFile } from './import-plan.ts'

/** A file that must be read as a whole may be this large. */
const mostWholeBytes = 256_000_000

/** The rows of a staged table. */
export function readRows(file: ImportFile): AsyncIterable<ReadRow> {
  const chunks = createReadStream(file.staged)
  return file.type === 'application/x-ndjson' ? readJsonlRows(chunks, file.path) : readCsvRows(chunks, file.path)
}

/** The boxes of a staged COCO or Pascal VOC file. */
export async function readBoxes(file: ImportFile, labeler: string | null): Promise<ReadBoxesFile> {
  if (file.bytes > mostWholeBytes) {
    const message = `${file.path} is larger than ${mostWholeBytes / 1e6} MB; split it into several files.`
    throw new RefusalError({ code: 'too_large', field: file.path, message })
  }
  const parts: string[] = []
  for await (const part of decodeUtf8(createReadStream(file.staged), file.path)) parts.push(part)
  const read = file.use === 'coco' ? readCoco : readPascalVoc
  return read(parts.join(''), file.path, labeler)
}
