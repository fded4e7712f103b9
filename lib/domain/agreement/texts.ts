import { alphaOfSums, alphaSums, type ExpectedSum, observedPerPattern } from '#lib/domain/statistics/alpha-measure.ts'
import type { AnswerPatterns } from '#lib/domain/statistics/answer-patterns.ts'
import {
  type PatternStatistic,
  percentileInterval,
  type Resamples,
  resample,
  undefinedResamples,
} from '#lib/domain/statistics/bootstrap.ts'
import { type CountedRatings, countRatings, whyNoPairs } from '#lib/domain/statistics/counted-ratings.ts'
import type { Distance } from '#lib/domain/statistics/distance.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { figureOf } from '#lib/domain/statistics/figure-with-interval.ts'
import { labelerPairs } from '#lib/domain/statistics/labeler-pairs.ts'
import { pairTable } from '#lib/domain/statistics/pair-table.ts'
import { agreementPerPattern, isPairable } from '#lib/domain/statistics/percent-agreement.ts'
import { sampledExpected } from '#lib/domain/statistics/sampled-expected.ts'
import { rankUnits, type UnitCosts } from '#lib/domain/statistics/unit-costs.ts'
import { TokenCodes } from '#lib/domain/text/alignment.ts'
import { editDistance } from '#lib/domain/text/edit-distance.ts'
import { foldText, type TextFold } from '#lib/domain/text/fold.ts'
import { splitText, type TextUnit } from '#lib/domain/text/tokens.ts'
import type { AgreementOptions } from './options.ts'

/** Texts given by labelers, one entry per answer; null is "x lacks the information". What is missing has no entry. */
export type TextAnswers = {
  unit: Int32Array
  labeler: Int32Array
  text: readonly (string | null)[]
  units: number
  labelers: number
}

export type TextAgreementOptions = Omit<AgreementOptions, 'level'> & {
  /** What an edit distance counts; words unless given. */
  textUnit?: TextUnit
  /** BCP 47. */
  language?: string
  fold?: TextFold
}

export type TextLabelerPair = { a: number; b: number; wer: Figure; percent: Figure }

/** Columns parallel to `unit`: edits and reference tokens of all ordered pairs of the unit's texts. */
export type TextUnitCosts = UnitCosts & { edits: Float64Array; tokens: Float64Array }

export type TextAgreement = {
  units: number
  labelers: number
  answers: number
  repeats: number
  /** Answers that say that x lacks the information; they take no part in `wer`. */
  lacking: number
  /** Edits per reference token over all pairs of labelers, each text once the reference and once the hypothesis. */
  wer: Figure
  /** The mean of the units' own error rates, in which short texts weigh as much as long ones. */
  meanWer: Figure
  /** Alpha under the normalised edit distance. */
  alpha: Figure
  /** Share of pairs that are equal to the letter. */
  percent: Figure
  undefinedResamples: number
  /** Pairs of answers that the expected distance rests on: all of them, or the size of the seeded sample. */
  expectedFrom: 'all pairs' | number
  labelerPairs: TextLabelerPair[]
  perUnit: TextUnitCosts
}

/** With more distinct texts than this, expected distance is estimated from a sample of pairs. */
const mostTextsForAllPairs = 1200
const sampledPairs = 300_000
const mostPairsWithIntervals = 100

/**
 * Agreement on texts: the pooled error rate between labelers and Krippendorff's alpha with the edit distance divided by
 * the longer length, in words or characters. "x lacks the information" is at distance 1 from every text and 0 from
 * itself. Slices are the same call on fewer units.
 */
export function agreementOfTexts(answers: TextAnswers, options: TextAgreementOptions = {}): TextAgreement {
  const texts = codeTexts(answers, options)
  const counted = countRatings({ ...answers, value: texts.codes })
  const { patterns } = counted
  const distance = distanceOfTexts(texts.tokens)
  const sampled = texts.tokens.length > mostTextsForAllPairs
  const seed = options.seed ?? 1
  const expected = sampled ? sampledExpected(patterns, distance, { pairs: sampledPairs, seed }) : undefined
  const edits = editsPerPattern(patterns, texts.tokens)
  const statistic = headline(counted, distance, edits, expected)
  const values = new Float64Array(statistic.size)
  statistic.measure(patterns.count, values)
  const none = whyNoPairs(counted)
  const resamples =
    options.bootstrap && !none
      ? resample(patterns, statistic, { ...options, resamples: options.bootstrap, seed })
      : null
  const counts = { units: counted.pairableUnits, answers: counted.pairableAnswers }
  const interval = (column: number) => resamples && percentileInterval(resamples, column, options.confidence)
  const figure = (column: number, why: 'empty_reference' | 'no_variance' | 'no_pairable_units') =>
    figureOf(none ? Number.NaN : (values[column] as number), none ?? why, counts, interval(column))
  const ranked = rankUnits(
    counted,
    observedPerPattern(patterns, distance),
    agreementPerPattern(patterns, (a, b) => 1 - distance(a, b)),
    values[3] as number,
  )
  return {
    units: answers.units,
    labelers: counted.activeLabelers,
    answers: counted.answers,
    repeats: counted.grouped.repeats,
    lacking: counted.codes.reduce((sum, code) => sum + (texts.tokens[code] === null ? 1 : 0), 0),
    wer: figure(0, 'empty_reference'),
    meanWer: figure(4, 'empty_reference'),
    alpha: figure(1, 'no_variance'),
    percent: figure(2, 'no_pairable_units'),
    undefinedResamples: resamples ? undefinedResamples(resamples, 1) : 0,
    expectedFrom: sampled ? sampledPairs : 'all pairs',
    labelerPairs: pairRates(counted, texts.tokens, options),
    perUnit: {
      ...ranked,
      edits: Float64Array.from(ranked.unit, (u) => edits.edits[patterns.patternOf[u] as number] as number),
      tokens: Float64Array.from(ranked.unit, (u) => edits.tokens[patterns.patternOf[u] as number] as number),
    },
  }
}

/** Equal texts get equal codes; `tokens[code]` are the text's tokens as numbers, null for "lacks the information". */
function codeTexts(
  { text }: TextAnswers,
  { textUnit = 'word', language, fold }: TextAgreementOptions,
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

function distanceOfTexts(tokens: readonly (Int32Array | null)[]): Distance {
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
function editsPerPattern(
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

/** Error rate, alpha, share of equal pairs, the sum of expected distances, and the mean of the units' error rates. */
function headline(
  { patterns, numbers }: CountedRatings,
  distance: Distance,
  { edits, tokens }: { edits: Float64Array; tokens: Float64Array },
  expected: ExpectedSum | undefined,
): PatternStatistic {
  const equal = agreementPerPattern(patterns)
  const sums = alphaSums(patterns, distance, numbers, expected)
  return {
    size: 5,
    measure(weights, out) {
      let wrong = 0
      let all = 0
      let units = 0
      let same = 0
      let rates = 0
      let rated = 0
      for (let p = 0; p < patterns.patterns; p++) {
        const weight = weights[p] as number
        if (weight === 0 || !isPairable(patterns, p)) continue
        if (tokens[p] !== 0) {
          rated += weight
          rates += (weight * (edits[p] as number)) / (tokens[p] as number)
        }
        wrong += weight * (edits[p] as number)
        all += weight * (tokens[p] as number)
        units += weight
        same += weight * (equal[p] as number)
      }
      const alpha = sums(weights)
      out[0] = all > 0 ? wrong / all : Number.NaN
      out[1] = alphaOfSums(alpha)
      out[2] = units > 0 ? same / units : Number.NaN
      out[3] = alpha.expected
      out[4] = rated > 0 ? rates / rated : Number.NaN
    },
  }
}

/** Error rate and share of equal texts of every two labelers, over the units that both answered. */
function pairRates(
  counted: CountedRatings,
  texts: readonly (Int32Array | null)[],
  options: TextAgreementOptions,
): TextLabelerPair[] {
  const pairs = labelerPairs(counted)
  return pairs.map((pair, index) => {
    const table = pairTable(pair, counted.numbers.length)
    const { edits, tokens } = editsPerPattern(table, texts)
    const statistic: PatternStatistic = {
      size: 2,
      measure(weights, out) {
        let wrong = 0
        let all = 0
        let same = 0
        for (let p = 0; p < table.patterns; p++) {
          const weight = weights[p] as number
          wrong += weight * (edits[p] as number)
          all += weight * (tokens[p] as number)
          if (table.value[2 * p] === table.value[2 * p + 1]) same += weight
        }
        out[0] = all > 0 ? wrong / all : Number.NaN
        out[1] = same / table.units
      },
    }
    const values = new Float64Array(2)
    statistic.measure(table.count, values)
    let resamples: Resamples | null = null
    if (options.bootstrap && pairs.length <= mostPairsWithIntervals) {
      const seed = (options.seed ?? 1) + index + 1
      resamples = resample(table, statistic, { resamples: options.bootstrap, seed, method: 'units' })
    }
    const figure = (column: number) =>
      figureOf(
        values[column] as number,
        'empty_reference',
        { units: table.units, answers: 2 * table.units },
        resamples && percentileInterval(resamples, column, options.confidence),
      )
    return { a: pair.a, b: pair.b, wer: figure(0), percent: figure(1) }
  })
}
