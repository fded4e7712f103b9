import { expect, test } from 'vitest'
import { readDocument } from './read-document.ts'

test('a document of format 1 is read as it is', () => {
  const document = { format: 1, answers: { q: { kind: 'choice', class: 'a' } } }
  expect(readDocument(document)).toEqual(document)
})

test('a format without a reader, and what is no document, are broken invariants', () => {
  expect(() => readDocument({ format: 99, answers: {} })).toThrow('format 99')
  expect(() => readDocument(null)).toThrow('without a format')
  expect(() => readDocument({ format: 1, answers: { q: { kind: 'choice' } } })).toThrow()
})
