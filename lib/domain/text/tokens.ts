/** What counts as one token when texts are compared; a character is a grapheme cluster. */
export type TextUnit = 'word' | 'character' | 'codepoint'

/**
 * Scripts that are written without spaces between words: words of such runs come from Intl.Segmenter. Han, kana, Thai,
 * Lao, Khmer, Myanmar.
 */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Texts in which every code unit is a grapheme of its own; CR LF is one grapheme and so not among them. */
const simple = /^[\x20-\x7e\n\t]*$/

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(language: string | undefined, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const key = `${granularity} ${language ?? ''}`
  let found = segmenters.get(key)
  if (!found) {
    found = new Intl.Segmenter(language, { granularity })
    segmenters.set(key, found)
  }
  return found
}

/**
 * Splits a text into words: at white space, and within runs of scripts that don't write spaces at the boundaries that
 * Intl.Segmenter finds for the language (a BCP 47 tag). Punctuation stays with its word, as in transcripts' error rates.
 * Example: "Um, hello there" → "Um,", "hello", "there".
 */
export function splitWords(text: string, language?: string): string[] {
  const words: string[] = []
  for (const chunk of text.split(/\s+/u)) {
    if (chunk === '') continue
    if (!unspaced.test(chunk)) words.push(chunk)
    else for (const { segment } of segmenter(language, 'word').segment(chunk)) words.push(segment)
  }
  return words
}

/** Splits a text into grapheme clusters: what a reader takes for one character. */
export function splitGraphemes(text: string, language?: string): string[] {
  if (simple.test(text)) return text.split('')
  return Array.from(segmenter(language, 'grapheme').segment(text), ({ segment }) => segment)
}

/** Splits a text into Unicode code points. */
export function splitCodePoints(text: string): string[] {
  return Array.from(text)
}

export function splitText(text: string, unit: TextUnit, language?: string): string[] {
  if (unit === 'word') return splitWords(text, language)
  return unit === 'character' ? splitGraphemes(text, language) : splitCodePoints(text)
}
