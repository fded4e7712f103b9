import { bestByAgreement } from '#lib/domain/consensus/best-by-agreement.ts'
import { rover } from '#lib/domain/consensus/rover.ts'
import { TokenCodes } from '#lib/domain/text/alignment.ts'
import { normalisedEditDistance } from '#lib/domain/text/edit-distance.ts'
import { countErrors, type ErrorCounts, errorRate, poolErrors } from '#lib/domain/text/error-rates.ts'
import { splitWords } from '#lib/domain/text/tokens.ts'
import type { NamedAnswers } from './read-answers.ts'

/** Ways from several transcripts to one: words voted on place by place, or the one that agrees most with the others. */
export const transcriptMethods = ['rover', 'best-transcript'] as const
export type TranscriptMethod = (typeof transcriptMethods)[number]

export type TranscriptReport = {
  answers: NamedAnswers
  method: TranscriptMethod
  /** One text an item; null where nobody answered or two different texts lead together. */
  texts: (string | null)[]
  tied: number[]
  labelers: { items: number; weight: number | null; errors: ErrorCounts }[]
  /** Errors of the texts against gold, in words; null without gold. */
  errors: ErrorCounts | null
  /** The share of gold items whose words are all right. */
  accuracy: number | null
  goldItems: number
}

/** Words as they are written; case and punctuation count. */
export function buildTranscripts(
  answers: NamedAnswers,
  method: TranscriptMethod,
  gold: Map<string, string> | null,
): TranscriptReport {
  const { ratings, items } = answers
  const words = ratings.categories.map((text) => splitWords(text))
  const { texts, tied, weights } = method === 'rover' ? voteOnWords(answers, words) : chooseBest(answers, words)
  const references = items.map((item) => gold?.get(item))
  const compared = references.flatMap((reference, u) =>
    reference === undefined ? [] : [{ reference: splitWords(reference), text: splitWords(texts[u] ?? '') }],
  )
  const errors = compared.map(({ reference, text }) => countErrors(reference, text))
  const right = errors.filter((one) => one.edits === 0).length
  const labelers = answers.labelers.map((_, l) => ({
    items: 0,
    weight: weights === null ? null : (weights[l] as number),
    errors: [] as ErrorCounts[],
  }))
  ratings.value.forEach((code, i) => {
    const labeler = labelers[ratings.labeler[i] as number]
    const reference = references[ratings.unit[i] as number]
    if (labeler === undefined) return
    labeler.items++
    if (reference !== undefined) labeler.errors.push(countErrors(splitWords(reference), words[code] ?? []))
  })
  return {
    answers,
    method,
    texts,
    tied,
    labelers: labelers.map((labeler) => ({ ...labeler, errors: poolErrors(labeler.errors) })),
    errors: errors.length === 0 ? null : poolErrors(errors),
    accuracy: errors.length === 0 ? null : right / errors.length,
    goldItems: errors.length,
  }
}

type Chosen = { texts: (string | null)[]; tied: number[]; weights: Float64Array | null }

function voteOnWords({ ratings, items }: NamedAnswers, words: readonly string[][]): Chosen {
  const given = items.map((): string[][] => [])
  ratings.value.forEach((code, i) => {
    given[ratings.unit[i] as number]?.push(words[code] ?? [])
  })
  const texts = given.map((transcripts) => (transcripts.length === 0 ? null : rover(transcripts).join(' ')))
  return { texts, tied: [], weights: null }
}

function chooseBest({ ratings }: NamedAnswers, words: readonly string[][]): Chosen {
  const tokens = new TokenCodes()
  const codes = words.map((text) => tokens.encode(text))
  const codesOf = (i: number) => codes[ratings.value[i] as number] as Int32Array
  const { best, tied, weight } = bestByAgreement(ratings, (i, j) => normalisedEditDistance(codesOf(i), codesOf(j)))
  const textOf = (i: number) => (i === -1 ? null : (ratings.categories[ratings.value[i] as number] as string))
  return { texts: Array.from(best, textOf), tied, weights: weight }
}

/** The report as one JSON object, in pieces. */
export function* printTranscriptsJson(report: TranscriptReport): Generator<string> {
  const { answers, method, texts, tied, labelers, errors, accuracy, goldItems } = report
  const keys = answers.items.map((name) => JSON.stringify(name))
  yield `{"method":${JSON.stringify(method)},"labels":{`
  for (const [u, key] of keys.entries()) yield `${u === 0 ? '' : ','}${key}:${JSON.stringify(texts[u])}`
  yield `},"ties":[${tied.map((u) => keys[u]).join(',')}],"posterior":{},"labelers":{`
  for (const [l, name] of answers.labelers.entries()) {
    const labeler = labelers[l] ?? { items: 0, weight: null, errors: poolErrors([]) }
    const rate = labeler.errors.reference === 0 ? null : errorRate(labeler.errors)
    const shown = { items: labeler.items, skill: labeler.weight, word_error_rate: rate }
    yield `${l === 0 ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(shown)}`
  }
  yield `},"accuracy":${accuracy},"gold_items":${goldItems},"word_error_rate":${errors && errorRate(errors)}`
  yield `,"items":${keys.length},"answers":${answers.ratings.unit.length},"missing":${answers.missing}}\n`
}
