import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const forwarded = ['x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'forwarded', 'x-real-ip']

/**
 * What every request goes through before Next has it. Says whether Next is still to answer.
 *
 * @param behindProxy whether the other end of the socket is a proxy of our own, whose word is taken for who called
 */
export function receive(request: IncomingMessage, response: ServerResponse, behindProxy: boolean): boolean {
  noteAddress(request, behindProxy)
  const [path = '/'] = (request.url ?? '/').split('?')
  // Next ends in an error of its own on both, whatever the path.
  if (!methods.has(request.method ?? 'GET')) {
    answer(response, 405, 'wrong_method', `The method ${request.method} is not known here.`)
    return false
  }
  if (!path.startsWith('/')) {
    answer(response, 400, 'bad_request', 'The address of a request begins with a slash here.')
    return false
  }
  if (!path.startsWith('/api/')) return true
  if (!isDecodable(path)) {
    answer(response, 400, 'bad_request', 'The address holds a % that stands for no character.')
    return false
  }
  sayWrongMethod(response)
  return true
}

/**
 * Leaves one address in X-Forwarded-For: that of the socket's other end, or what the proxy there has written last. All
 * before it, and without a proxy all of it, is anybody's to invent.
 */
function noteAddress(request: IncomingMessage, behindProxy: boolean): void {
  const { headers, socket } = request
  const told = behindProxy ? String(headers['x-forwarded-for'] ?? '').split(',') : []
  headers['x-forwarded-for'] = told.at(-1)?.trim() || (socket.remoteAddress ?? 'unknown')
  if (!behindProxy) for (const name of forwarded) delete headers[name]
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/**
 * Next answers a method that a path does not have with an empty body; ours has words, as every error has. They are chosen
 * when the head is written, since what compresses answers writes it before it ends them.
 */
function sayWrongMethod(response: ServerResponse): void {
  const { writeHead, end } = response
  let words: string | null = null
  response.writeHead = function (this: ServerResponse, ...args: unknown[]) {
    if (response.statusCode === 405 && !response.hasHeader('content-type')) {
      words = settle(response, 'wrong_method', 'This address does not take this method.')
    }
    return Reflect.apply(writeHead, response, args) as ServerResponse
  } as typeof writeHead
  response.end = function (this: ServerResponse, ...args: unknown[]) {
    if (response.statusCode === 405 && !response.headersSent && args[0] == null) response.writeHead(405)
    return Reflect.apply(end, response, words === null ? args : [words]) as ServerResponse
  } as typeof end
}

function answer(response: ServerResponse, status: number, code: string, message: string): void {
  response.statusCode = status
  response.end(settle(response, code, message))
}

/** Sets the headers of an error that is answered here, and gives its body. */
function settle(response: ServerResponse, code: string, message: string): string {
  const { body, requestId } = bodyOf(code, message)
  response.setHeader('content-type', 'application/json')
  response.setHeader('content-length', Buffer.byteLength(body))
  response.setHeader('cache-control', 'no-store')
  response.setHeader('x-request-id', requestId)
  response.setHeader('x-content-type-options', 'nosniff')
  return body
}

/** Answers what is no HTTP, or has headers without end, before it is closed. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'The headers of this request are too large.']
      : [400, 'This is not a request that can be read.']
  const { body } = bodyOf('bad_request', message)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function bodyOf(code: string, message: string): { body: string; requestId: string } {
  const requestId = randomUUID()
  return { body: JSON.stringify({ code, message, requestId }), requestId }
}
