import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refusalResponse, wrongMethod } from './refusal-response.ts'

type Route = (
  request: Request,
  route: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>
type NodeRequest = IncomingMessage & { query: Partial<Record<string, string | string[]>> }

const methods = ['GET', 'HEAD']

/**
 * Puts a route handler for GET and HEAD behind Node's own request and response, as files under `pages/api` get them:
 * there the answer keeps its Content-Length, which Next takes from every route handler, and which players need to seek.
 *
 * @param names the parts of the path
 */
export function nodeRoute(route: Route, names: readonly string[]) {
  return async (incoming: NodeRequest, outgoing: ServerResponse): Promise<void> => {
    const gone = new AbortController()
    outgoing.once('close', () => gone.abort())
    const params = Object.fromEntries(names.map((name) => [name, incoming.query[name]]))
    const response = methods.includes(incoming.method ?? 'GET')
      ? await route(requestOf(incoming, gone.signal), { params: Promise.resolve(params) })
      : refusalResponse(wrongMethod(methods.join(', ')), crypto.randomUUID())
    outgoing.statusCode = response.status
    for (const [name, value] of response.headers) outgoing.setHeader(name, value)
    if (!response.body || incoming.method === 'HEAD') {
      outgoing.end()
      return
    }
    // Who goes away in the middle of a film is no error.
    await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), outgoing).catch(() => {})
  }
}

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const single of Array.isArray(value) ? value : [value ?? '']) headers.append(name, single)
  }
  const url = new URL(incoming.url ?? '/', 'http://localhost')
  return new Request(url, { method: incoming.method ?? 'GET', headers, signal })
}
