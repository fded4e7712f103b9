import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Upload } from '#db/queries/import.ts'
import { sanitizePath } from '#lib/domain/item/file-name.ts'
import { fileUseOf } from '../ingest/sniff-file.ts'
import type { ImportFile } from './import-plan.ts'

/** The folder in which the files of an import wait, inside the data folder. */
export function stagingFolder(dataFolder: string, importId: string): string {
  return path.join(/* turbopackIgnore: true */ dataFolder, 'uploads', importId)
}

export async function removeStaging(dataFolder: string, importId: string): Promise<void> {
  await rm(stagingFolder(dataFolder, importId), { recursive: true, force: true })
}

/** A received file as the rest of an import sees it. */
export function importFileOf(dataFolder: string, upload: Upload): ImportFile {
  return {
    upload: upload.id,
    path: sanitizePath(upload.fileName) ?? upload.id,
    fileName: upload.fileName,
    staged: path.join(/* turbopackIgnore: true */ dataFolder, upload.path),
    use: fileUseOf(upload.type),
    type: upload.type,
    bytes: upload.bytes,
    hash: upload.hash,
  }
}
