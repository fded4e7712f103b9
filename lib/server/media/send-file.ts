import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { notFound } from '../actor.ts'
import { readRange } from './byte-range.ts'
import type { MediaFile } from './find-media.ts'

/** How long a browser may show a file without asking again; its content never changes, but who may see it can. */
const maxAge = 3600

/**
 * Answers a request for a file: whole, a part of it (206), nothing new (304) or only its headers (HEAD).
 *
 * @throws range when the part starts past the end
 */
export async function sendFile(request: Request, file: MediaFile): Promise<Response> {
  const size = (await stat(file.path).catch(() => null))?.size
  if (size === undefined) throw new RefusalError(notFound)
  const etag = `"${file.tag}"`
  const headers = new Headers({
    'accept-ranges': 'bytes',
    // Its bytes are compressed already, and its length must stay.
    'cache-control': `private, max-age=${maxAge}, no-transform`,
    'content-type': file.type,
    'content-disposition': 'inline',
    etag,
    vary: 'Cookie',
    'x-content-type-options': 'nosniff',
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const wanted = request.headers.get('if-range') ?? etag
  const range = wanted === etag ? readRange(request.headers.get('range'), size) : null
  if (range === 'unsatisfiable') {
    const message = `The file has ${size} bytes; the range starts past its end.`
    throw new RefusalError({ code: 'range', message, details: { size } })
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  headers.set('content-length', String(Math.max(0, end - start + 1)))
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`)
  const status = range ? 206 : 200
  if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers })
  const stream = createReadStream(/* turbopackIgnore: true */ file.path, { start, end })
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers })
}
