import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault, parseJson } from './json-text.ts'

describe('where JSON breaks', () => {
  it.each([
    ['{"a": [1, 2', 11],
    ['{"a": tru}', 9],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['"\\x"', 1],
    ['[01]', 2],
    ['{} x', 3],
    ['', 0],
  ])('%s at %i', (text, offset) => expect(findJsonFault(text)).toBe(offset))

  it('finds every truncation at its end, whatever was cut', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        const text = `[${json}]`
        const part = text.slice(0, cut % text.length)
        // Within a word, a number or an escape the fault may be named at the token's start, never after the end.
        const fault = findJsonFault(part)
        expect(fault).toBeLessThanOrEqual(part.length)
        expect(() => JSON.parse(part.slice(0, fault))).toThrow()
      }),
    )
  })

  it('counts lines and columns from 1', () => {
    expect(() => parseJson('{\n  "a": 1,\n  b\n}', 'file.json')).toThrow('line 3, column 3')
  })

  it('survives deep nesting', () => {
    expect(findJsonFault('['.repeat(200_000))).toBe(200_000)
  })
})
