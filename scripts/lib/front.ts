import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Refusal } from '#lib/domain/kernel/refusal.ts'
import { refusalParts } from '#lib/server/http/refusal-response.ts'

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
    answer(response, { code: 'wrong_method', message: `The method ${request.method} is not known here.` })
    return false
  }
  if (!path.startsWith('/')) {
    answer(response, { code: 'bad_request', message: 'The address of a request begins with a slash here.' })
    return false
  }
  if (!path.startsWith('/api/')) return true
  if (!isDecodable(path)) {
    answer(response, { code: 'bad_request', message: 'The address holds a % that stands for no character.' })
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
      words = settle(response, { code: 'wrong_method', message: 'This address does not take this method.' })
    }
    return Reflect.apply(writeHead, response, args) as ServerResponse
  } as typeof writeHead
  response.end = function (this: ServerResponse, ...args: unknown[]) {
    if (response.statusCode === 405 && !response.headersSent && args[0] == null) response.writeHead(405)
    return Reflect.apply(end, response, words === null ? args : [words]) as ServerResponse
  } as typeof end
}

function answer(response: ServerResponse, refusal: Refusal): void {
  response.end(settle(response, refusal))
}

/** Sets the status and the headers of an error that is answered here, and gives its body. */
function settle(response: ServerResponse, refusal: Refusal): string {
  const { status, headers, body } = refusalParts(refusal, randomUUID())
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.setHeader('content-length', Buffer.byteLength(body))
  response.setHeader('x-content-type-options', 'nosniff')
  return body
}

/** Answers what is no HTTP, or has headers without end, before it is closed. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW'
  const message = tooLong ? 'The headers of this request are too large.' : 'This is not a request that can be read.'
  const { headers, body, ...parts } = refusalParts({ code: 'bad_request', message }, randomUUID())
  const status = tooLong ? 431 : parts.status
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
