import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RefusalError } from '#lib/domain/kernel/refusal.ts'
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

  it.each([
    ['{"a": 1, "bbox": [1, NaN, 3]}', 'bbox'],
    ['{"a": {"b\\"c": -Infinity}}', 'b\\"c'],
    ['Infinity', 'file.json'],
  ])('names what holds no number in %s', (text, field) => {
    try {
      parseJson(text, 'file.json')
      expect.unreachable()
    } catch (error) {
      expect((error as RefusalError).refusal).toMatchObject({ code: 'invalid', field })
    }
  })

  it('survives deep nesting', () => {
    expect(findJsonFault('['.repeat(200_000))).toBe(200_000)
  })
})
