import {
  countErrors,
  type ErrorCounts,
  errorRate,
  informationLost,
  informationPreserved,
  matchErrorRate,
  poolErrors,
} from '#lib/domain/text/error-rates.ts'
import { splitCodePoints, splitGraphemes } from '#lib/domain/text/tokens.ts'
import { type CaseResult, type Checker, eachCase, isRecord } from '../cases.ts'
import { listOf, recordOf } from '../shapes.ts'

const tolerance = 1e-12

/** Error rates in words (as the file splits them), code points and graphemes. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const references = listOf(one.reference).map(String)
    const hypotheses = listOf(one.hypothesis).map(String)
    const pairs = (split: (text: string) => string[]) =>
      references.map((text, i) => countErrors(split(text), split(hypotheses[i] ?? '')))
    const words = listOf(one.tokens_ref).map((tokens, i) =>
      countErrors(listOf(tokens).map(String), listOf(listOf(one.tokens_hyp)[i]).map(String)),
    )
    checkWords(recordOf(one.words), words, checker)
    if (isRecord(one.chars)) checkCharacters(one.chars, poolErrors(pairs(splitCodePoints)), checker)
    if (isRecord(one.graphemes)) {
      const graphemes = poolErrors(pairs((text) => splitGraphemes(text)))
      checker.same('graphemes.edits', one.graphemes.edits, graphemes.edits)
      checker.number('graphemes.ger', one.graphemes.ger, errorRate(graphemes), tolerance)
    }
  })
}

function checkWords(expected: Record<string, unknown>, pairs: readonly ErrorCounts[], checker: Checker): void {
  const pooled = poolErrors(pairs)
  checker.number('words.wer', expected.wer, errorRate(pooled), tolerance)
  checker.number('words.mer', expected.mer, matchErrorRate(pooled), tolerance)
  checker.number('words.wil', expected.wil, informationLost(pooled), tolerance)
  checker.number('words.wip', expected.wip, informationPreserved(pooled), tolerance)
  checker.same('words.edits', expected.edits, pooled.edits)
  for (const [i, allowed] of listOf(expected.optimal_SDI_sets).entries()) {
    const counts = pairs[i]
    const found = JSON.stringify([counts?.substitutions, counts?.deletions, counts?.insertions])
    const fits = listOf(allowed).some((set) => JSON.stringify(set) === found)
    checker.same(`words.optimal_SDI_sets[${i}]`, true, fits)
  }
}

/** Rates of characters under the names that the file has of them. */
function checkCharacters(expected: Record<string, unknown>, counts: ErrorCounts, checker: Checker): void {
  checker.number('chars.cer', expected.cer, errorRate(counts), tolerance)
  if ('mer' in expected) checker.number('chars.mer', expected.mer, matchErrorRate(counts), tolerance)
  if ('wil' in expected) checker.number('chars.wil', expected.wil, informationLost(counts), tolerance)
  if ('edits' in expected) checker.same('chars.edits', expected.edits, counts.edits)
  const edits = Number(expected.substitutions) + Number(expected.deletions) + Number(expected.insertions)
  if (!Number.isNaN(edits)) checker.same('chars.S + D + I', edits, counts.edits)
}
