import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'

/** What the sender says of a body, so that a body that was cut on its way is noticed. */
export type Claimed = { bytes: number | null; sha256: string | null }

/**
 * Writes a body to an open file as it streams, in bounded memory, and puts it on disk. The file is the caller's to
 * close, and to remove when this refuses.
 *
 * @throws too_large as soon as the limit is passed; invalid when length or checksum differ from what was claimed
 */
export async function receiveStream(
  body: AsyncIterable<Uint8Array>,
  file: FileHandle,
  claimed: Claimed,
  limit: number,
): Promise<{ bytes: number; hash: string }> {
  if (claimed.bytes !== null && claimed.bytes > limit) throw tooLarge(limit)
  const sha256 = createHash('sha256')
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > limit) throw tooLarge(limit)
    sha256.update(chunk)
    await writeFully(file, chunk)
  }
  if (claimed.bytes !== null && bytes !== claimed.bytes) {
    const message = `${bytes} of ${claimed.bytes} bytes arrived; the upload was cut. Send the file again.`
    throw new RefusalError({ code: 'invalid', field: 'content-length', message })
  }
  const hash = sha256.digest('hex')
  if (claimed.sha256 !== null && hash !== claimed.sha256.toLowerCase()) {
    const message = 'The file was changed on its way: its checksum is another one. Send it again.'
    throw new RefusalError({ code: 'invalid', field: 'x-content-sha256', message })
  }
  await file.datasync()
  return { bytes, hash }
}

async function writeFully(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done)
    done += bytesWritten
  }
}

function tooLarge(limit: number): RefusalError {
  const stated = limit >= 1e9 ? `${limit / 1e9} GB` : limit >= 1e6 ? `${limit / 1e6} MB` : `${limit} bytes`
  return new RefusalError({ code: 'too_large', message: `A file may have ${stated} at most.`, details: { limit } })
}
