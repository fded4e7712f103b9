import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isStorable } from '#lib/domain/kernel/storable-text.ts'
import { parseJson } from '#lib/formats/json-text.ts'
import { decodeUtf8 } from '#lib/formats/utf8.ts'
import { bodyOf } from './body-of.ts'

/** How deep a body may nest; no document of Concord's comes near. */
const deepest = 64

/** Names that would reach an object's prototype if code were careless. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads a JSON body, stopping as soon as it is larger than `limit` bytes.
 *
 * @throws wrong_type unless it is sent as JSON; too_large; bad_request with line and column where it is not JSON;
 *   invalid with the byte offset where it is not UTF-8, or with the path of a forbidden key or of a text that can't be
 *   stored
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    const message = `Send the body as application/json${type ? `, not ${type}` : ''}.`
    throw new RefusalError({ code: 'wrong_type', message })
  }
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit) throw tooLarge(limit)
  let text = ''
  for await (const part of decodeUtf8(limited(request, limit), 'The body')) text += part
  const value = parseJson(text, 'The body')
  refuseUnfit(value)
  return value
}

async function* limited(request: Request, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of bodyOf(request)) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    yield chunk
  }
}

function tooLarge(limit: number): RefusalError {
  const stated = limit >= 1_000_000 ? `${limit / 1_000_000} MB` : `${limit / 1000} kB`
  return new RefusalError({ code: 'too_large', message: `The body is larger than ${stated}.`, details: { limit } })
}

function refuseUnfit(root: unknown): void {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }]
  const refuse = (field: string, message: string) => {
    throw new RefusalError({ code: 'invalid', ...(field ? { field } : {}), message })
  }
  for (let at = open.pop(); at; at = open.pop()) {
    if (typeof at.value === 'string' && !isStorable(at.value)) refuse(at.path, sayUnstorable(at.path || 'The body'))
    if (typeof at.value !== 'object' || at.value === null) continue
    if (at.depth > deepest) refuse(at.path.slice(0, 200), `The body nests deeper than ${deepest} levels.`)
    for (const [key, value] of Object.entries(at.value)) {
      if (!isStorable(key)) refuse(at.path, sayUnstorable(at.path || 'The body'))
      const path = at.path ? `${at.path}.${key}` : key
      if (!Array.isArray(at.value) && forbiddenKeys.has(key)) refuse(path, `“${key}” can't be used as a name.`)
      open.push({ value, path, depth: at.depth + 1 })
    }
  }
}

/** What is wrong with a text that isStorable refuses, and where it stands. */
export function sayUnstorable(where: string): string {
  return `${where}: holds a NUL or half a character, which can't be stored.`
}
