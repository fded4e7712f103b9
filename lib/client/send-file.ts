import { ApiError } from './api.ts'

/** Up to this size a file's checksum is made before it is sent: it must be held in memory for that. */
const hashedUpTo = 64_000_000

/**
 * Sends one file as it is, with its checksum where the browser can make one.
 *
 * @param onBytes how many bytes have been sent so far
 * @throws ApiError
 */
export async function sendFile<T>(
  path: string,
  file: File,
  onBytes: (sent: number) => void,
  signal: AbortSignal,
): Promise<T> {
  const checksum = file.size <= hashedUpTo ? await checksumOf(file) : null
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', path)
    request.setRequestHeader('content-type', 'application/octet-stream')
    if (checksum) request.setRequestHeader('x-content-sha256', checksum)
    request.upload.onprogress = ({ loaded }) => onBytes(loaded)
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as T)
      else reject(new ApiError(request.status, body))
    }
    request.onerror = () => {
      const message = 'The connection was lost while the file was sent.'
      reject(new ApiError(0, { code: 'unreachable', message }))
    }
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** SHA-256 in hex; null where the page is not served in a way that browsers trust with cryptography. */
async function checksumOf(file: File): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
