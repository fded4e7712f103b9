import { describe, expect, test } from 'vitest'
import { foldText } from './fold.ts'
import { splitCodePoints, splitGraphemes, splitText, splitWords } from './tokens.ts'

const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'

describe('splitWords', () => {
  test('splits at any white space and keeps punctuation with its word', () => {
    expect(splitWords('  Um,\u00a0hello\t\nthere ')).toEqual(['Um,', 'hello', 'there'])
    expect(splitWords('')).toEqual([])
  })

  test('finds words in scripts that are written without spaces', () => {
    const words = splitWords('今日は晴れです ok', 'ja')
    expect(words.length).toBeGreaterThan(3)
    expect(words.at(-1)).toBe('ok')
    expect(words.slice(0, -1).join('')).toBe('今日は晴れです')
    expect(splitWords('สวัสดีครับ', 'th').length).toBeGreaterThan(1)
  })
})

test('characters are graphemes, not code units or code points', () => {
  expect(splitGraphemes(`a${family}e\u0301`)).toEqual(['a', family, 'e\u0301'])
  expect(splitGraphemes('a\r\nb')).toEqual(['a', '\r\n', 'b'])
  expect(splitGraphemes('ab c')).toEqual(['a', 'b', ' ', 'c'])
  expect(splitCodePoints('\u{1D518}x')).toEqual(['\u{1D518}', 'x'])
  expect(splitText(family, 'character')).toHaveLength(1)
  expect(splitText(family, 'codepoint')).toHaveLength(5)
  expect(splitText('a b', 'word')).toEqual(['a', 'b'])
})

describe('foldText', () => {
  const none = { case: false, punctuation: false, unicode: false }

  test('overlooks only what it is asked to', () => {
    expect(foldText(' Um, Cafe\u0301! ', none)).toBe('Um, Cafe\u0301!')
    expect(foldText('Cafe\u0301', { ...none, unicode: true })).toBe('Caf\u00e9')
    expect(foldText('UM', { ...none, case: true })).toBe('um')
    expect(foldText('I', { ...none, case: true }, 'tr')).toBe('ı')
  })

  test('punctuation goes, but not inside words and numbers', () => {
    const fold = { case: true, punctuation: true, unicode: true }
    expect(foldText("Um, I don't know.", fold)).toBe("um i don't know")
    expect(foldText('well-known—“really”, 3.5 at 12:30; yes,no', fold)).toBe('well-known really 3.5 at 12:30 yes no')
    expect(foldText('…', fold)).toBe('')
  })
})
