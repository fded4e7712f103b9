import type { AnswerPatterns } from '#lib/domain/statistics/answer-patterns.ts'
import type { Distance } from '#lib/domain/statistics/distance.ts'
import { TokenCodes } from '#lib/domain/text/alignment.ts'
import { editDistance } from '#lib/domain/text/edit-distance.ts'
import { foldText, type TextFold } from '#lib/domain/text/fold.ts'
import { splitText, type TextUnit } from '#lib/domain/text/tokens.ts'

/** Texts given by labelers, one entry per answer; null is "x lacks the information". What is missing has no entry. */
export type TextAnswers = {
  unit: Int32Array
  labeler: Int32Array
  text: readonly (string | null)[]
  units: number
  labelers: number
}

/** How texts are compared. */
export type TextComparison = {
  /** What an edit distance counts; words unless given. */
  textUnit?: TextUnit
  /** BCP 47. */
  language?: string
  fold?: TextFold
}

/** Equal texts get equal codes; `tokens[code]` are the text's tokens as numbers, null for "lacks the information". */
export function codeTexts(
  { text }: TextAnswers,
  { textUnit = 'word', language, fold }: TextComparison,
): { codes: Int32Array; tokens: (Int32Array | null)[] } {
  const known = new Map<string | null, number>()
  const tokens: (Int32Array | null)[] = []
  const tokenCodes = new TokenCodes()
  const codes = new Int32Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const given = text[i] ?? null
    const compared = given === null || !fold ? given : foldText(given, fold, language)
    let code = known.get(compared)
    if (code === undefined) {
      code = tokens.length
      known.set(compared, code)
      tokens.push(compared === null ? null : tokenCodes.encode(splitText(compared, textUnit, language)))
    }
    codes[i] = code
  }
  return { codes, tokens }
}

/** Edits divided by the longer length; 1 from and to "lacks the information". */
export function distanceOfTexts(tokens: readonly (Int32Array | null)[]): Distance {
  return (a, b) => {
    if (a === b) return 0
    const first = tokens[a]
    const second = tokens[b]
    if (!first || !second) return 1
    const longer = Math.max(first.length, second.length)
    return longer === 0 ? 0 : editDistance(first, second) / longer
  }
}

/** Edits and reference tokens over all ordered pairs of texts of each pattern. */
export function editsPerPattern(
  { patterns, start, value }: AnswerPatterns,
  texts: readonly (Int32Array | null)[],
): { edits: Float64Array; tokens: Float64Array } {
  const edits = new Float64Array(patterns)
  const tokens = new Float64Array(patterns)
  for (let p = 0; p < patterns; p++) {
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      const a = texts[value[i] as number]
      for (let j = i + 1; a && j < (start[p + 1] as number); j++) {
        const b = texts[value[j] as number]
        if (!b) continue
        edits[p] = (edits[p] as number) + 2 * editDistance(a, b)
        tokens[p] = (tokens[p] as number) + a.length + b.length
      }
    }
  }
  return { edits, tokens }
}
