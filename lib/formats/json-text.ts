import { RefusalError } from '#lib/domain/kernel/refusal.ts'

/** What Python and others write where JSON has no number. */
const noNumber = /^(?:NaN|-?Infinity)\b/
/** The name whose value, or list of numbers, a text breaks off in. */
const lastName = /"((?:[^"\\]|\\.)*)"\s*:[\s\d[\],.eE+-]*$/

/**
 * Parses JSON; text that is not JSON is refused (bad_request) with the line and column (from 1) where it stops being it,
 * and a NaN or Infinity (invalid) with the name that it stands under. `firstLine` is the line of the file at which the
 * text starts.
 */
export function parseJson(text: string, fileName: string, firstLine = 1): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const offset = findJsonFault(text)
    const before = text.slice(0, offset)
    const line = firstLine + countLines(before)
    const column = offset - (before.lastIndexOf('\n') + 1) + 1
    const [word] = noNumber.exec(text.slice(offset, offset + 10)) ?? []
    if (word !== undefined) {
      const field = lastName.exec(before.slice(-1000))?.[1] ?? fileName
      const message = `${fileName}: ${word} at line ${line}, column ${column} is not a number that can be used; leave it out or say null.`
      throw new RefusalError({ code: 'invalid', field, message, details: { line, column } })
    }
    const what = offset >= text.length ? 'ends too early' : 'is not valid JSON'
    throw new RefusalError({
      code: 'bad_request',
      field: fileName,
      message: `${fileName} ${what} at line ${line}, column ${column}.`,
      details: { line, column },
    })
  }
}

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

const space = /[ \t\n\r]*/y
const number = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
const stringBody = /(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy
const words = ['true', 'false', 'null']

/** The offset of the first character that breaks JSON (RFC 8259); the text's length when it ends too early. */
export function findJsonFault(text: string): number {
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found === null) return false
    at += found[0].length
    return found[0].length > 0
  }
  const readString = (): boolean => {
    if (text[at] !== '"') return false
    at++
    skip(stringBody)
    if (text[at] !== '"') return false
    at++
    return true
  }
  const readWord = (): boolean => {
    const word = words.find((candidate) => candidate[0] === text[at])
    if (word === undefined) return false
    for (const letter of word) {
      if (text[at] !== letter) return false
      at++
    }
    return true
  }
  // An explicit stack: deep nesting must not overflow the call stack.
  const open: ('[' | '{')[] = []
  let expect: 'value' | 'first' | 'key' | 'after' = 'value'
  while (true) {
    skip(space)
    const top = open.at(-1)
    if (expect === 'first' && text[at] === (top === '[' ? ']' : '}')) {
      open.pop()
      at++
      expect = 'after'
    } else if (expect === 'key' || (expect === 'first' && top === '{')) {
      if (!readString()) return at
      skip(space)
      if (text[at] !== ':') return at
      at++
      expect = 'value'
    } else if (expect === 'after') {
      if (top === undefined) return at
      if (text[at] === ',') expect = top === '[' ? 'value' : 'key'
      else if (text[at] === (top === '[' ? ']' : '}')) open.pop()
      else return at
      at++
    } else if (text[at] === '[' || text[at] === '{') {
      open.push(text[at] as '[' | '{')
      at++
      expect = 'first'
    } else if (readString() || (text[at] !== '"' && (skip(number) || readWord()))) expect = 'after'
    else return at
  }
}
