import type { PathFile } from '#components/item/drop-folder.tsx'
import { ApiError } from '#lib/client/api.ts'
import { sendFile } from '#lib/client/send-file.ts'
import { isSystemFile } from '#lib/domain/item/file-name.ts'
import { mostFileBytes } from '#lib/domain/item/file-size.ts'

export type SendProgress = { files: number; done: number; bytes: number; sent: number }
/** A file that the server did not take, and why. */
export type RefusedFile = { path: string; message: string }

const atOnce = 3
const tooLarge = `A file may have ${mostFileBytes / 1e9} GB at most.`
/** What nobody means to import when they drop a folder. */
const beside = /(^|\/)(readme|licen[cs]e|changelog|notice)(\.[a-z]+)?$/i

/** The files of a folder that are meant: no system files, no notes beside the data. */
export function worthSending(files: readonly PathFile[]): PathFile[] {
  return files.filter(({ path }) => !isSystemFile(path) && !beside.test(path))
}

/**
 * Sends files to an import, three at a time. One that is refused for what it is does not stop the others.
 *
 * @throws ApiError when the server can't be reached or refuses the import as such
 */
export async function sendAll(
  base: string,
  files: readonly PathFile[],
  onProgress: (progress: SendProgress) => void,
  signal: AbortSignal,
): Promise<RefusedFile[]> {
  const refused: RefusedFile[] = []
  const progress: SendProgress = {
    files: files.length,
    done: 0,
    bytes: files.reduce((sum, { file }) => sum + file.size, 0),
    sent: 0,
  }
  const waiting = [...files]
  async function next(): Promise<void> {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      const { path, file } = entry
      let counted = 0
      const count = (sent: number) => {
        progress.sent += sent - counted
        counted = sent
        onProgress({ ...progress })
      }
      try {
        // Nobody should wait for 5 GB to be sent to learn that 4 are taken.
        if (file.size > mostFileBytes) throw new ApiError(413, { code: 'too_large', message: tooLarge })
        await sendFile(`${base}/files?path=${encodeURIComponent(path)}`, file, count, signal)
      } catch (error) {
        if (!(error instanceof ApiError) || ![409, 413, 415, 422].includes(error.status)) throw error
        refused.push({ path, message: error.message })
      }
      count(file.size)
      progress.done++
      onProgress({ ...progress })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  return refused
}
