import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignTexts } from './align-texts.ts'

const words = (text: string) => (text === '' ? [] : text.split(' '))
const lower = (token: string) => token.toLowerCase()
const show = (...texts: string[]) =>
  alignTexts(texts.map(words), lower).map(
    ({ tokens, differs }) => `${differs ? '!' : ''}${tokens.map((t) => t ?? '–').join('/')}`,
  )

describe('aligning texts', () => {
  test('words stand under each other, what only some wrote has a gap', () => {
    expect(show('um so I went', 'so I want')).toEqual(['!um/–', 'so/so', 'I/I', '!went/want'])
    expect(show('so I went', 'So I went home', 'so I went')).toEqual([
      'so/So/so',
      'I/I/I',
      'went/went/went',
      '!–/home/–',
    ])
    expect(show('', 'yes')).toEqual(['!–/yes'])
  })

  test('every text can be read off its row, whatever the others say', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const columns = alignTexts(texts, lower)
        texts.forEach((tokens, t) => {
          expect(columns.map((column) => column.tokens[t]).filter((token) => token !== null)).toEqual(tokens)
        })
        for (const column of columns) {
          expect(column.tokens.some((token) => token !== null)).toBe(true)
          expect(column.differs).toBe(new Set(column.tokens).size > 1)
        }
      }),
    )
  })
})
