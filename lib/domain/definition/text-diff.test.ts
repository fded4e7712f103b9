import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffText, type TextPart } from './text-diff.ts'

const without = (kind: TextPart['kind'], parts: TextPart[]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('')

test('words that changed stand side by side, the rest is kept', () => {
  expect(diffText('counts from 0.5 mm on', 'counts from 0.3 mm on')).toEqual([
    { kind: 'same', text: 'counts from ' },
    { kind: 'removed', text: '0.5' },
    { kind: 'added', text: '0.3' },
    { kind: 'same', text: ' mm on' },
  ])
  expect(diffText('', 'new')).toEqual([{ kind: 'added', text: 'new' }])
  expect(diffText('same', 'same')).toEqual([{ kind: 'same', text: 'same' }])
})

test('both texts can be put together again from the parts, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'ä', ' ', '\n', '😀'), { maxLength: 30 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffText(before, after)
      expect(without('added', parts)).toBe(before)
      expect(without('removed', parts)).toBe(after)
    }),
  )
  const long = 'word '.repeat(4000)
  expect(without('added', diffText(long, `${long}x`))).toBe(long)
})
